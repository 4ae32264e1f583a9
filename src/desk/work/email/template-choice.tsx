import type { TemplateChoice } from './draft-letter.ts';

/** The texts to begin with. Barred ones stay in sight, greyed, with the rule that bars them in words (S5, S55). */
export function TemplateChoices({ choices, chosen, onChoose }: { readonly choices: readonly TemplateChoice[]; readonly chosen: string | null; readonly onChoose: (template: string) => void }) {
  if (choices.length === 0) return null;
  return (
    <fieldset className="mail-templates">
      <legend className="desk-label">Template</legend>
      {choices.map(({ template, barred, used }) => (
        <button key={template.id} type="button" className="mail-template" aria-disabled={barred !== null} aria-pressed={template.id === chosen} onClick={() => { if (barred === null) onChoose(template.id); }}>
          <b>{template.name}</b>
          {barred ?? used ? <small>{barred === null ? used : `Not here: ${barred}`}</small> : null}
        </button>
      ))}
    </fieldset>
  );
}
