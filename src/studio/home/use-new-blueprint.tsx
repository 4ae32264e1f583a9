import { useState, type ReactNode } from 'react';
import { starters, type Blueprint, type Starter } from '#engine/blueprint';
import { useNavigate } from 'react-router';
import { createBlueprint, type BlueprintRow } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { blankBlueprint } from './blank-blueprint.ts';
import { CopyDialog, PasteDialog, ProblemsDialog, StarterDialog } from './new-dialogs.tsx';
import { copyBlueprint } from './copy-blueprint.ts';
import { newIds } from '../../storage/index.ts';
import { takeIn, type TakenIn } from './take-in.ts';

/** The ways to begin a blueprint. */
export interface NewBlueprint {
  readonly blank: () => void;
  readonly fromStarter: (starter: Starter) => void;
  readonly copyOf: (row: BlueprintRow) => void;
  readonly fromFile: (file: File) => void;
  readonly fromClipboard: () => void;
  readonly chooseStarter: () => void;
  readonly chooseCopy: () => void;
  readonly dialogs: ReactNode;
}

/** Makes new blueprints and opens them in the studio; says in place what could not be read. */
export function useNewBlueprint(rows: readonly BlueprintRow[]): NewBlueprint {
  const navigate = useNavigate();
  const [asking, ask] = useState<'starter' | 'copy' | 'paste' | null>(null);
  const [refused, setRefused] = useState<Extract<TakenIn, { readonly ok: false }> | null>(null);
  const open = async (blueprint: Blueprint) => {
    ask(null);
    try {
      const { id } = await createBlueprint(blueprint);
      await navigate(`/blueprints/${id}`);
    } catch {
      notifyProblem('The new blueprint could not be saved.');
    }
  };
  const take = async (text: string, source: string) => {
    ask(null);
    const taken = await takeIn(text, source);
    if (!taken.ok) return setRefused(taken);
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
    dialogs: (
      <>
        <StarterDialog opened={asking === 'starter'} starters={starters} onClose={() => ask(null)} onChoose={fromStarter} />
        <CopyDialog opened={asking === 'copy'} rows={rows} onClose={() => ask(null)} onChoose={copyOf} />
        <PasteDialog opened={asking === 'paste'} onClose={() => ask(null)} onPaste={(text) => void take(text, 'The pasted text')} />
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
