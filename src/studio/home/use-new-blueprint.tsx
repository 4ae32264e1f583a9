import { useState, type ReactNode } from 'react';
import type { Blueprint, Starter } from '#engine/blueprint';
import { useNavigate } from 'react-router';
import { createBlueprint, type BlueprintRow } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { blankBlueprint } from './blank-blueprint.ts';
import { CopyDialog, PasteDialog, ProblemsDialog } from './new-dialogs.tsx';
import { ListDialog } from '../list/list-dialog.tsx';
import { WizardDialog } from '../wizard/wizard-dialog.tsx';
import { copyBlueprint } from './copy-blueprint.ts';
import { listBlueprint } from './list-blueprint.ts';
import { StarterGallery } from './starter-gallery.tsx';
import { newIds } from '../../storage/index.ts';
import { isDrawingFile, takeIn, type TakenIn } from './take-in.ts';
import { UnreadDialog } from './unread-dialog.tsx';

/** The ways to begin a blueprint. */
export interface NewBlueprint {
  readonly blank: () => void;
  readonly fromStarter: (starter: Starter) => void;
  readonly copyOf: (row: BlueprintRow) => void;
  readonly fromFile: (file: File) => void;
  readonly fromClipboard: () => void;
  readonly chooseStarter: () => void;
  /** Asks the five questions of the wizard. */
  readonly askWizard: () => void;
  /** Reads a list of steps, beginning with this text. */
  readonly fromList: (text: string) => void;
  /** A blank blueprint, opened as a table. */
  readonly inTable: () => void;
  readonly chooseCopy: () => void;
  readonly dialogs: ReactNode;
}

/** Makes new blueprints and opens them in the studio; says in place what could not be read. */
export function useNewBlueprint(rows: readonly BlueprintRow[]): NewBlueprint {
  const navigate = useNavigate();
  const [asking, ask] = useState<'starter' | 'copy' | 'paste' | 'wizard' | null>(null);
  const [list, setList] = useState<string | null>(null);
  const [refused, setRefused] = useState<Extract<TakenIn, { readonly ok: false }> | null>(null);
  const [unread, setUnread] = useState<Extract<TakenIn, { readonly ok: true }> | null>(null);
  const open = async (blueprint: Blueprint, view = '') => {
    ask(null);
    setList(null);
    try {
      const { id } = await createBlueprint(blueprint);
      await navigate(`/blueprints/${id}${view}`);
    } catch {
      notifyProblem('The new blueprint could not be saved.');
    }
  };
  const take = async (text: string, source: string) => {
    ask(null);
    if (!isDrawingFile(text)) return setList(text);
    const taken = await takeIn(text, source);
    if (!taken.ok) return setRefused(taken);
    if (taken.unread.length > 0) return setUnread(taken);
    notifyDone({ message: `“${taken.name}” is here as a draft.` });
    await navigate(`/blueprints/${taken.id}`);
  };
  const fromStarter = (starter: Starter) => void open(starter.build(newIds()));
  const copyOf = (row: BlueprintRow) => void open(copyBlueprint(row.draft, `${row.draft.name} (copy)`.slice(0, 200)));
  return {
    blank: () => void open(blankBlueprint()),
    fromStarter, copyOf,
    fromFile: (file) => void file.text().then((text) => take(text, file.name)).catch(() => notifyProblem(`“${file.name}” could not be read.`)),
    fromClipboard: () => void readClipboard().then((text) => (text === null ? ask('paste') : take(text, 'The clipboard'))).catch(() => notifyProblem('What was pasted could not be saved.')),
    chooseStarter: () => ask('starter'),
    chooseCopy: () => ask('copy'),
    askWizard: () => ask('wizard'),
    fromList: setList,
    inTable: () => void open(blankBlueprint(), '?view=table'),
    dialogs: (
      <>
        <StarterGallery opened={asking === 'starter'} onClose={() => ask(null)} onChoose={fromStarter} />
        <WizardDialog opened={asking === 'wizard'} onClose={() => ask(null)} onMake={(draft) => void open(draft)} />
        <ListDialog text={list} asNew onClose={() => setList(null)} onAdd={(wish) => void open(listBlueprint(wish))} />
        <CopyDialog opened={asking === 'copy'} rows={rows} onClose={() => ask(null)} onChoose={copyOf} />
        <PasteDialog opened={asking === 'paste'} onClose={() => ask(null)} onPaste={(text) => void take(text, 'The pasted text')} />
        <UnreadDialog taken={unread} onOpen={() => void (unread && navigate(`/blueprints/${unread.id}`))} />
        <ProblemsDialog refused={refused} onClose={() => setRefused(null)} />
      </>
    ),
  };
}

/** The clipboard's text, or null where the browser does not let us look: then people paste it themselves. */
async function readClipboard(): Promise<string | null> {
  try {
    const text = await navigator.clipboard.readText();
    return text.trim() === '' ? null : text;
  } catch {
    return null;
  }
}
