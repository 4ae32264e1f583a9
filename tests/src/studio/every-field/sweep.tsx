import { act, fireEvent, waitFor } from '@testing-library/react';
import { serialiseBlueprint, type Blueprint } from '#engine/blueprint';
import { emptyHistory } from '../../../../src/studio/draft/history.ts';
import { selecting } from '../../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../../src/studio/inspector/inspector.tsx';
import type { Selection } from '../../../../src/canvas/index.ts';
import { showInStudio } from '../in-studio.tsx';
import { valuesByField } from './document-fields.ts';

/** Which control changed which places of the document: "Stage › Purpose". */
export type Reached = Map<string, string>;

/** In a list longer than this only the first and last choices are tried: one field is as good as another. */
const longList = 13;

/** Sections that read the drawing rather than hold a part of it. */
const readings = /^(Fields it speaks of|Day ruler|Where it is used|What leads here)/;

/**
 * Opens the inspector on each of these, unfolds everything, changes every control there is, one by one, and notes which
 * places of the document each change reached; every change is taken back and must leave the drawing as it was.
 */
export async function sweep(draft: Blueprint, wanted: readonly string[], selections: readonly Partial<Selection>[]): Promise<Reached> {
  const reached: Reached = new Map();
  const tried = new Set<string>();
  const isDone = () => wanted.every((field) => reached.has(field));
  for (const selection of selections) {
    const panel = openPanel(draft, selection);
    for (let section = 0; section < panel.sections().length && !isDone(); section += 1) {
      if (readings.test(panel.sections()[section]?.textContent ?? '')) continue;
      await panel.only(section);
      for (let index = 0; index < panel.controls().length && !isDone(); index += 1) {
        const control = panel.controls()[index];
        const name = control && panel.nameOf(control);
        if (!control || name === undefined || tried.has(name)) continue;
        for (const change of await waysToChange(control)) {
          const fresh = panel.controls()[index];
          if (!fresh) break;
          await act(async () => change(fresh));
          const changed = panel.takeBack(name);
          if (changed.length > 0) tried.add(name);
          for (const field of changed) if (!reached.has(field)) reached.set(field, name);
          if (changed.length > 0 && isField(control)) break;
        }
        if (isField(control)) tried.add(name);
      }
    }
    panel.unmount();
  }
  return reached;
}

/** Typed into, where one change is as good as another; lists offer different things. */
function isField(control: Element): boolean {
  return control.matches('textarea, input:not([role="combobox"]):not([aria-haspopup])');
}

type Change = (control: Element) => void | Promise<void>;

function openPanel(draft: Blueprint, selection: Partial<Selection>) {
  const { store, container, unmount } = showInStudio(draft, <Inspector />, [{ key: 'dealLost', name: 'Deal lost', payload: {}, order: 2 }]);
  act(() => store.actions.select(selecting(selection)));
  const sections = () => [...container.querySelectorAll('.bt-inspector-section-title')];
  /** One section open at a time, with everything in it: a whole panel of open sections is slow to try out. */
  const only = async (place: number) => {
    act(() => sections().filter((each, index) => (each.getAttribute('aria-expanded') === 'true') !== (index === place)).forEach((each) => fireEvent.click(each)));
    for (;;) {
      const folded = [...container.querySelectorAll('.bt-fold-title[aria-expanded="false"]')];
      if (folded.length === 0) break;
      act(() => folded.forEach((each) => fireEvent.click(each)));
    }
    await waitFor(() => {
      if (container.querySelector('[aria-label="Loading the rule builder"]')) throw new Error('still loading');
    });
  };
  const start = serialiseBlueprint(draft);
  const before = valuesByField(draft);
  const kind = container.querySelector('.bt-inspector-kind')?.textContent ?? '';
  const takeBack = (name: string): readonly string[] => {
    act(() => store.actions.flushTyping());
    const after = valuesByField(store.getState().draft);
    act(() => store.actions.goTo(0));
    act(() => store.actions.select(selecting(selection)));
    // Folding a phase and locking the drawing are ways of looking at it and no steps of its history (ui.md "Undo semantics").
    const { view } = store.getState().draft;
    const left = serialiseBlueprint({ ...store.getState().draft, view: { ...withoutLock(view), ...(draft.view.locked === undefined ? {} : { locked: draft.view.locked }), collapsed: draft.view.collapsed } });
    if (left !== start) throw new Error(`taking back what “${name}” changed left something behind: ${firstDifference(start, left)}`);
    if (view.collapsed !== draft.view.collapsed || view.locked !== draft.view.locked) act(() => store.actions.adopt(draft, emptyHistory));
    const isAsManyAs = (kind: string) => countIn(before.get(kind)) > 0 && countIn(before.get(kind)) === countIn(after.get(kind));
    return [...before].flatMap(([field, value]) => {
      if (after.get(field) === value) return [];
      // That another kind was chosen is no proof that its parts can be changed.
      const [, kind] = /^(.*\))\./.exec(field) ?? [];
      return kind === undefined || isAsManyAs(kind) ? [field] : [];
    });
  };
  const controls = () => [...container.querySelectorAll('input:not([type="hidden"]), textarea, button')].filter((each) => !each.matches('[aria-expanded]:not([aria-haspopup]):not([role="combobox"]), .bt-group-tab, .bt-use, .bt-five-row, .bt-reorder-body, .bt-ruler-touch, :disabled') && !/^(Delete|Select its|Go to|How many fit|Insert a field)/.test(wordsOf(each)));
  return { sections, only, controls, takeBack, unmount, nameOf: (control: Element) => `${kind.replace(/^.*· /, '')} › ${sectionOf(control)} › ${partOf(control)}${wordsOf(control)}` };
}

function withoutLock({ locked: _locked, ...view }: Blueprint['view']): Blueprint['view'] {
  return view;
}

/** Where two texts part, with what stands around it. */
function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  return `${one.slice(at - 60, at + 60)} … ${other.slice(at - 60, at + 60)}`;
}

function countIn(values: string | undefined): number {
  return values === undefined ? 0 : (JSON.parse(values) as unknown[]).length;
}

function sectionOf(control: Element): string {
  return control.closest('section')?.querySelector('.bt-inspector-section-name')?.textContent ?? '';
}

/** Which of several alike it belongs to: parts of different effects, rules and places of a list are called the same. */
function partOf(control: Element): string {
  const fold = control.closest('.bt-fold-body')?.parentElement?.querySelector('.bt-fold-words')?.textContent;
  const kind = control.closest('.rule')?.querySelector<HTMLInputElement>('input');
  // the kind of a rule is chosen alike everywhere, but for one that is turned round
  const isTurned = control.closest('.ruleGroup')?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked === true;
  const rule = kind === control ? (isTurned ? 'not' : undefined) : kind?.value;
  return [fold, rule].flatMap((part) => (part ? [`${part} › `] : [])).join('');
}

/** What a control is called: its own name, its label, or what it says. Cheap: the real names are asked for in the tests of each panel. */
function wordsOf(control: Element): string {
  const own = control.getAttribute('aria-label') ?? (control.id === '' ? null : document.querySelector(`label[for="${control.id}"]`)?.textContent);
  const group = control.matches('[type="radio"], [type="checkbox"]') ? (control.closest('[role="radiogroup"], [role="group"]')?.getAttribute('aria-label') ?? '') : '';
  return `${group}${group === '' ? '' : ': '}${own ?? control.textContent}`.trim();
}

async function waysToChange(control: Element): Promise<readonly Change[]> {
  if (control.matches('.bt-grip')) return [(grip) => void fireEvent.keyDown(grip, { key: 'ArrowDown' }), (grip) => void fireEvent.keyDown(grip, { key: 'ArrowUp' })];
  if (control.matches('[aria-haspopup="menu"]')) return chooseEach(control, '[role="menuitem"]');
  if (control.matches('button')) return [(button) => void fireEvent.click(button)];
  if (control.matches('[type="checkbox"], [type="radio"]')) return [(box) => void fireEvent.click(box)];
  if (control.matches('[role="combobox"], [aria-haspopup="listbox"]')) return [...await chooseEach(control, '[role="option"]'), typeWord];
  if (control.matches('[type="time"]')) return [type('13:45')];
  if (control.matches('[type="date"]')) return [type('2027-03-04')];
  if (control.matches('[inputmode="numeric"], [inputmode="decimal"]')) return [type('1'), type('4'), type('300')];
  return [type('https://else.example')];
}

function type(value: string): Change {
  return (field) => {
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
}

/** A word of one's own, as tags take it. */
const typeWord: Change = (field) => {
  if (field.hasAttribute('readonly')) return;
  fireEvent.change(field, { target: { value: 'something new' } });
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
};

async function chooseEach(control: Element, what: string): Promise<readonly Change[]> {
  const open = async (from: Element) => {
    // a list of several stays open after a choice
    if (from.getAttribute('aria-expanded') !== 'true') await act(async () => void fireEvent.click(from));
    return [...document.querySelectorAll(what)].filter((option) => !option.matches('[data-combobox-disabled], [data-disabled], :disabled'));
  };
  const count = (await open(control)).length;
  await act(async () => void fireEvent.keyDown(control, { key: 'Escape' }));
  await act(async () => void fireEvent.blur(control));
  const places = count > longList ? [0, 1, count - 1] : Array.from({ length: count }, (_, place) => place);
  return places.map((place): Change => async (from) => {
    const option = (await open(from))[place];
    if (option) await act(async () => void fireEvent.click(option));
  });
}
