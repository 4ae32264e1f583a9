import { Button, Group, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe, type ProgrammeRow } from '../../storage/index.ts';
import { EmptyState, listAnd, Page, PageHeader, SectionLabel, sayKey, usePageTitle } from '../../ui/index.ts';
import { keepProgramme, newId } from './keep.ts';
import { usualMark, type ProgrammeStep } from './progress.ts';
import { StepsEditor } from './steps-editor.tsx';
import { useChair } from './use-chair.ts';
import { useClassroom, type Classroom } from './use-classroom.ts';
import '../academy.css';

/** Make or change a programme: who learns which blueprint, in which steps, until when, and which mark an exam must reach. */
export function ProgrammeEditorScreen() {
  const { programme: id } = useParams();
  const me = useMe();
  const chair = useChair();
  const [chosen, setChosen] = useState<string | null>(null);
  const room = useClassroom((programmes, _attempts, live) => [chosen ?? programmes.find((one) => one.id === id)?.blueprint ?? live[0] ?? '']);
  usePageTitle(id === undefined ? 'New programme' : 'Change programme');
  if (!room || !me) return null;
  if (chair === 'learner') return <EmptyState title="Trainers and managers make programmes" actions={<Button component={Link} to="/learn">Learn</Button>}>The person menu changes from whose place you look.</EmptyState>;
  const before = room.programmes.find((one) => one.id === id) ?? null;
  if (id !== undefined && before === null) return <EmptyState title="There is no such programme" actions={<Button component={Link} to="/learn/programmes">Programmes</Button>}>It may have been deleted.</EmptyState>;
  if (room.courses.size === 0) return <EmptyState title="Nothing to teach yet" actions={<Button component={Link} to="/blueprints">Blueprints</Button>}>A programme teaches a published blueprint: publish one first.</EmptyState>;
  return <Editor key={id ?? 'new'} room={room} before={before} me={me.id} zone={me.zone} onBlueprint={setChosen} />;
}

interface EditorProps {
  readonly room: Classroom;
  readonly before: ProgrammeRow | null;
  readonly me: string;
  readonly zone: string;
  readonly onBlueprint: (blueprint: string) => void;
}

function Editor({ room, before, me, zone, onBlueprint }: EditorProps) {
  const navigate = useNavigate();
  const [row, setRow] = useState<ProgrammeRow>(before ?? begun(room, me));
  const [tried, setTried] = useState(false);
  const course = room.courses.get(row.blueprint);
  const problems = problemsOf(row);
  const change = (part: Partial<ProgrammeRow>) => setRow({ ...row, ...part });
  const back = before === null ? '/learn/programmes' : `/learn/programmes/${before.id}`;
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length > 0) return;
    const kept = await keepProgramme({ ...row, name: row.name.trim() }, before);
    await navigate(`/learn/programmes/${kept.id}`);
  };
  return (
    <Page width="narrow">
      <PageHeader title={before === null ? 'New programme' : 'Change programme'} note={before === null ? 'What a class does, in which order, until when.' : 'What people did already stays done.'} />
      <form className="aca-editor" onSubmit={(event) => void save(event)}>
        <TextInput label="Name" placeholder="First two weeks in outbound" value={row.name} maxLength={120} onChange={(event) => change({ name: event.currentTarget.value })} {...(tried && row.name.trim() === '' ? { error: 'A programme needs a name.' } : {})} />
        <Select
          label="Blueprint" allowDeselect={false} searchable value={row.blueprint} data={[...room.courses.values()].map((each) => ({ value: each.row.id, label: `${each.row.draft.name}, v${each.version.number}` }))}
          onChange={(blueprint) => { if (blueprint !== null && blueprint !== row.blueprint) { change({ blueprint, steps: row.steps.map((step) => ({ ...step, of: step.type === 'walkthrough' ? step.of : [] })) }); onBlueprint(blueprint); } }}
        />
        <MultiSelect label="People" description="Whoever is added later gets as many days as the others had." searchable hidePickedOptions placeholder={row.people.length === 0 ? 'Who learns?' : ''} value={[...row.people]} data={room.people.map(({ id, name, roles }) => ({ value: id, label: roles.length === 0 ? name : `${name}, ${listAnd(roles.map(sayKey))}` }))} onChange={(people) => change({ people })} {...(tried && row.people.length === 0 ? { error: 'Choose at least one person.' } : {})} />
        <NumberInput label="Pass mark" description="Points of 100 an exam must reach; every lesson of it must be met as well." min={1} max={100} allowDecimal={false} clampBehavior="strict" value={row.passMark} onChange={(mark) => change({ passMark: typeof mark === 'number' ? mark : usualMark })} w={260} />
        <SectionLabel count={row.steps.length}>Steps</SectionLabel>
        <StepsEditor steps={row.steps} zone={zone} course={course} walkthroughs={room.walkthroughs.filter(({ blueprint }) => blueprint === row.blueprint)} onChange={(steps) => change({ steps })} />
        {tried && problems.length > 0 ? <p className="aca-problem" role="alert">{problems.join(' ')}</p> : null}
        <Group justify="flex-end" mt="md"><Button component={Link} to={back} variant="default">Cancel</Button><Button type="submit">{before === null ? 'Make the programme' : 'Save'}</Button></Group>
      </form>
    </Page>
  );
}

function begun(room: Classroom, me: string): ProgrammeRow {
  const [first] = room.courses.keys();
  const steps: readonly ProgrammeStep[] = [{ id: newId(), type: 'drills', of: [], dueAt: null }, { id: newId(), type: 'exam', of: [], dueAt: null }];
  return { id: newId(), name: '', blueprint: first ?? '', people: [], steps, passMark: usualMark, by: me, at: 0, batch: null };
}

/** What keeps a programme from being kept, in sentences. */
export function problemsOf({ name, people, steps }: Pick<ProgrammeRow, 'name' | 'people' | 'steps'>): readonly string[] {
  return [
    ...(name.trim() === '' ? ['Give it a name.'] : []),
    ...(people.length === 0 ? ['Choose who learns.'] : []),
    ...(steps.length === 0 ? ['Add at least one step.'] : []),
    ...(steps.some(({ type, of }) => type === 'walkthrough' && of.length === 0) ? ['Choose the walk-through to watch.'] : []),
  ];
}
