import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useHotkeys } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData, type SpotlightFilterFunction } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { fuzzyScore } from './fuzzy.ts';
import { isWrittenInto } from './keys.ts';
import { Kbd } from './marks.tsx';

/** Something the present screen can do, as the command palette lists it. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** The heading it stands under, e.g. "Go to". */
  readonly group?: string;
  /** Its keys, to teach them: "Ctrl+Z". */
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** Listed only once somebody types: one of many things, not a deed. */
  readonly onlyFound?: boolean;
  readonly run: () => void;
}

/** The heading of what only the present screen offers; it stands first. */
const here = 'On this screen';

const lists = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let shown: readonly Command[] = [];

function publishCommands(): void {
  shown = [...lists.values()].flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers these commands in the palette for as long as the screen that calls it is open. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useRef(Symbol('commands'));
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  // Runs are looked up at press time, so only a change of what is listed needs a new list.
  const signature = commands.map((command) => `${command.id}|${command.label}|${command.description ?? ''}|${command.keys ?? ''}|${command.onlyFound ?? ''}`).join('\n');
  useEffect(() => {
    const key = owner.current;
    lists.set(key, latest.current.map((command) => ({ ...command, run: () => latest.current.find((now) => now.id === command.id)?.run() })));
    publishCommands();
    return () => {
      lists.delete(key);
      publishCommands();
    };
  }, [signature]);
}

/** Every command the present screen offers, as the palette lists them: what a sheet of keys is made from. */
export function useShownCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => shown);
}

let isOpen = false;
const openListeners = new Set<() => void>();

function tellOpen(opened: boolean): void {
  isOpen = opened;
  for (const listener of openListeners) listener();
}

function subscribeOpen(listener: () => void): () => void {
  openListeners.add(listener);
  return () => openListeners.delete(listener);
}

/** Opens the command palette. */
export function openCommands(): void {
  spotlight.open();
}

/** Whether the command palette is open: what takes long to list is listed only then. */
export function useCommandsOpen(): boolean {
  return useSyncExternalStore(subscribeOpen, () => isOpen);
}

let typed = '';

function tellTyped(words: string): void {
  typed = words;
  for (const listener of openListeners) listener();
}

/** The words typed into the command palette: what is too much to list is looked up by them. */
export function useCommandsQuery(): string {
  return useSyncExternalStore(subscribeOpen, () => typed);
}

const onlyFound = ['only found'];
/** So many of one kind are listed; whoever looks for another types on. */
const mostOfAGroup = 12;

/** What fits the typed words, the best first, in its groups; the group with the best fit first. */
export const findCommands: SpotlightFilterFunction = (query, groups) => {
  const fitting = groups.filter(isGroup).map(({ group, actions }) => {
    if (query.trim() === '') return { group, best: 0, actions: actions.filter(({ keywords }) => keywords !== onlyFound) };
    const scored = actions.flatMap((action) => {
      const score = fuzzyScore(query, action.label ?? '') ?? lowered(fuzzyScore(query, `${action.label ?? ''} ${action.description ?? ''}`, 'together'));
      return score === null ? [] : [{ action, score }];
    }).sort((a, b) => b.score - a.score);
    return { group, best: scored[0]?.score ?? -Infinity, actions: scored.slice(0, mostOfAGroup).map(({ action }) => action) };
  }).filter(({ actions }) => actions.length > 0);
  return (query.trim() === '' ? fitting : fitting.sort((a, b) => b.best - a.best)).map(({ group, actions }) => ({ group, actions }));
};

function lowered(score: number | null): number | null {
  return score === null ? null : score - 50;
}

function isGroup(entry: SpotlightActionData | SpotlightActionGroupData): entry is SpotlightActionGroupData {
  return 'group' in entry && 'actions' in entry;
}

/** The palette itself, once in the page: Ctrl+K, type, Enter. */
export function CommandPalette() {
  const commands = useShownCommands();
  const query = useCommandsQuery();
  useHotkeys([['mod+K', (event) => {
    if (isWrittenInto(event.target)) return;
    event.preventDefault();
    openCommands();
  }, { preventDefault: false }]], [], true);
  // what is looked up comes after the words: with nothing listed till then, nothing would stand ready for Enter
  useEffect(() => {
    const list = document.querySelector('.mantine-Spotlight-actionsList');
    if (typed !== '' && list?.querySelector('[data-selected]') === null) list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  }, [commands]);
  const groups = new Map<string, Command[]>([[here, []]]);
  for (const command of commands) {
    const group = command.group ?? here;
    groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  const actions = [...groups].filter(([, list]) => list.length > 0).map(([group, list]) => ({
    group,
    actions: list.map((command) => ({
      id: command.id,
      label: command.label,
      ...(command.description === undefined ? {} : { description: command.description }),
      leftSection: command.icon,
      rightSection: command.keys === undefined ? null : <Kbd keys={command.keys} />,
      onClick: command.run,
      ...(command.onlyFound === true ? { keywords: onlyFound } : {}),
    })),
  }));
  return (
    <Spotlight
      query={query} onQueryChange={tellTyped}
      // opened again while it still fades out, it would otherwise go on with the words of before
      onSpotlightOpen={() => { tellTyped(''); tellOpen(true); }} onSpotlightClose={() => tellOpen(false)}
      actions={actions} filter={findCommands} shortcut={null} limit={60} scrollable maxHeight={420} highlightQuery
      nothingFound="Nothing by that name on this screen"
      searchProps={{ leftSection: <IconSearch size={18} stroke={1.75} />, placeholder: 'Search or run a command', 'aria-label': 'Search or run a command' }}
    />
  );
}
