import { inOrder, ok } from '#engine/kernel';
import { stagesOf, type Blueprint, type Stage, type StageKind } from '#engine/blueprint';
import type { Exporter, SayablePart } from './format.ts';
import { unsaidOf } from './unsaid.ts';

const said: readonly SayablePart[] = ['phases', 'lanes', 'commonOutcomes'];

/** A Mermaid state diagram, as wikis and repositories show it (SPEC.md [X33]). */
export const mermaidExporter: Exporter = {
  extension: '.mmd',
  mime: 'text/vnd.mermaid',
  write: async (blueprint) => ok({ text: writeMermaid(blueprint), unsaid: unsaidOf(blueprint, said) }),
};

const looks: Readonly<Record<Exclude<StageKind, 'work'> | 'won' | 'lost', string>> = {
  decision: 'fill:#fdeee2,stroke:#b54708,color:#131a2a', wait: 'fill:#fdf3e1,stroke:#96590a,color:#131a2a', end: 'fill:#eef1f6,stroke:#828da0,color:#131a2a',
  parallel: 'fill:#ffffff,stroke:#828da0,color:#131a2a', won: 'fill:#e6f6ee,stroke:#0f7a4d,color:#131a2a', lost: 'fill:#fdecec,stroke:#c0303b,color:#131a2a',
};

function writeMermaid(blueprint: Blueprint): string {
  const stages = stagesOf(blueprint);
  const names = new Map(stages.map((stage, index) => [stage.id, `s${index + 1}`] as const));
  const start = blueprint.start === null ? undefined : names.get(blueprint.start);
  const inPhases = inOrder(blueprint.phases).flatMap((phase, index): readonly string[] => {
    const members = stages.filter((stage) => stage.phase === phase.id);
    return members.length === 0 ? [] : [`state "${encoded(phase.name)}" as p${index + 1} {`, ...members.flatMap((stage) => state(stage, names)).map(indented), '}'];
  });
  const loose = stages.filter(({ phase }) => phase === undefined || blueprint.phases[phase] === undefined).flatMap((stage) => state(stage, names));
  const body = [
    'direction LR', ...inPhases, ...loose, ...(start === undefined ? [] : [`[*] --> ${start}`]), ...ways(blueprint, names),
    ...stages.filter(isLast(blueprint)).map(({ id }) => `${names.get(id) ?? ''} --> [*]`), ...classes(blueprint, stages, names),
  ];
  return [...(blueprint.name.trim() === '' ? [] : ['---', `title: "${encoded(blueprint.name)}"`, '---']), 'stateDiagram-v2', ...body.map(indented), ''].join('\n');
}

function state(stage: Stage, names: ReadonlyMap<string, string>): readonly string[] {
  const head = `state "${encoded(stage.name)}" as ${names.get(stage.id) ?? ''}`;
  const lanes = stage.kind === 'parallel' ? inOrder(stage.lanes ?? {}) : [];
  if (lanes.length === 0) return [head];
  const regions = lanes.flatMap((lane, index) => [...(index === 0 ? [] : ['--']), `state "${encoded(lane.name)}" as ${names.get(stage.id) ?? ''}l${index + 1}`]);
  return [`${head} {`, ...regions.map(indented), '}'];
}

function ways({ outcomes, stages }: Blueprint, names: ReadonlyMap<string, string>): readonly string[] {
  const all = inOrder(outcomes);
  const common = all.filter(({ from, to }) => from.type === 'all' && to !== null);
  const lines = all.flatMap(({ name, from, to }) => {
    if (to === null) return [];
    const sources = from.type === 'all' ? ['common'] : (from.type === 'stage' ? [from.stage] : [...new Set(from.stages)]).flatMap((id) => (stages[id] ? [names.get(id) ?? ''] : []));
    return sources.map((source) => `${source} --> ${names.get(to) ?? ''} : ${encoded(name)}`);
  });
  return [...(common.length === 0 ? [] : ['state "From every stage" as common']), ...lines];
}

function isLast({ outcomes }: Blueprint): (stage: Stage) => boolean {
  const leaving = new Set(Object.values(outcomes).flatMap(({ from }) => (from.type === 'stage' ? [from.stage] : from.type === 'stages' ? from.stages : [])));
  return ({ id, kind }) => kind === 'end' && !leaving.has(id);
}

function classes({ outcomes }: Blueprint, stages: readonly Stage[], names: ReadonlyMap<string, string>): readonly string[] {
  const byLook = new Map<string, string[]>();
  const put = (look: string, name: string) => byLook.set(look, [...(byLook.get(look) ?? []), name]);
  for (const stage of stages) {
    const look = stage.kind === 'end' ? (stage.end?.result === 'won' || stage.end?.result === 'lost' ? stage.end.result : 'end') : stage.kind;
    if (look !== 'work') put(look, names.get(stage.id) ?? '');
  }
  if (Object.values(outcomes).some(({ from, to }) => from.type === 'all' && to !== null)) put('end', 'common');
  return Object.entries(looks).flatMap(([look, style]) => {
    const members = byLook.get(look);
    return members === undefined ? [] : [`classDef ${look === 'end' ? 'ending' : look} ${style}`, `class ${members.join(',')} ${look === 'end' ? 'ending' : look}`];
  });
}

function indented(line: string): string {
  return `    ${line}`;
}

/** Words without anything Mermaid would read as its own: such signs become numbered ones, which it shows as what they were. */
export function encoded(words: string): string {
  const plain = words.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain === '' ? 'Without a name' : [...plain].map((letter) => (/[\p{L}\p{N}\p{M} ,.()'/?!]/u.test(letter) ? letter : `#${letter.codePointAt(0) ?? 0};`)).join('');
}
