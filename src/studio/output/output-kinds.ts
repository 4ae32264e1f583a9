import { IconBrandHtml5, IconBraces, IconFileCode, IconFileText, IconMarkdown, IconPhoto, IconPrinter, IconSchema, IconSitemap, IconTable, IconVector, type Icon } from '@tabler/icons-react';
import type { ExportFormat } from '#engine/exchange';

/** What a drawing can leave the builder as: a picture, or one of the written formats. */
export type OutputKind = 'svg' | 'png' | 'print' | ExportFormat;

export interface OutputChoice {
  readonly kind: OutputKind;
  readonly label: string;
  /** For whom it is good. */
  readonly note: string;
  readonly icon: Icon;
}

/** Every choice, under the heading it stands with in the menu and in the dialog. */
export const outputGroups: readonly { readonly heading: string; readonly choices: readonly OutputChoice[] }[] = [
  { heading: 'Picture', choices: [
    { kind: 'svg', label: 'SVG picture', note: 'Sharp at any size, words stay words', icon: IconVector },
    { kind: 'png', label: 'PNG picture', note: 'For slides and chats', icon: IconPhoto },
    { kind: 'print', label: 'Print', note: 'Fitted to the paper', icon: IconPrinter },
  ] },
  { heading: 'To read', choices: [
    { kind: 'html', label: 'Playbook, page', note: 'What, when and how, to print or share', icon: IconBrandHtml5 },
    { kind: 'markdown', label: 'Playbook, Markdown', note: 'For wikis and documents', icon: IconMarkdown },
    { kind: 'csv', label: 'Table of stages', note: 'For spreadsheets', icon: IconTable },
  ] },
  { heading: 'For other programs', choices: [
    { kind: 'json', label: 'Blueprint, JSON', note: 'Everything; read back by any Baton', icon: IconBraces },
    { kind: 'bpmn', label: 'BPMN 2.0', note: 'For process modelling tools', icon: IconSitemap },
    { kind: 'mermaid', label: 'Mermaid', note: 'A diagram in a wiki or repository', icon: IconSchema },
    { kind: 'xstate', label: 'XState, TypeScript', note: 'The machine, for developers', icon: IconFileCode },
    { kind: 'xstateJson', label: 'XState, JSON', note: 'The machine, for its tools', icon: IconFileText },
  ] },
];

const choices = outputGroups.flatMap((group) => group.choices);

/** The choice of a kind. */
export function choiceOf(kind: OutputKind): OutputChoice {
  const found = choices.find((choice) => choice.kind === kind);
  if (!found) throw new Error(`There is no output called ${kind}.`);
  return found;
}
