import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMemo } from 'react';
import { useBlueprint, useProcess } from '../../storage/index.ts';
import { EmptyState, formatMoment, SectionLabel, usePageTitle } from '../../ui/index.ts';
import { BriefingPanel, Clock, FoldedBriefing, HelpPanel } from './briefing-panel.tsx';
import { drillName } from './drill-name.ts';
import { RecordAtWork } from './record-at-work.tsx';
import { ScoreCard } from './score-card.tsx';
import { StoryPanel } from './story-panel.tsx';
import { useDrill, type DrillAtWork } from './use-drill.ts';
import { useDrills } from './use-drills.ts';
import '../academy.css';

/** Where the three columns become one, as in the style sheet. */
const oneColumn = '(max-width: 1100px)';

/** A drill: a practice record with a briefing, the work of its stage as a rep does it, the clock in the trainee's hand (B8). */
export function DrillScreen() {
  const { id = '', drill: wanted = '' } = useParams();
  const [search] = useSearchParams();
  const row = useBlueprint(id);
  const process = useProcess(row?.live ?? '');
  const drills = useDrills(process?.version);
  const drill = useMemo(() => (drills.status === 'made' ? drills.set.drills.find((one) => one.id === wanted) : undefined), [drills, wanted]);
  usePageTitle(drill ? `Drill ${drill.number}` : 'Drill');
  if (row === null || process === null || (drills.status === 'made' && !drill)) {
    return <EmptyState title="There is no such drill" actions={<Button component={Link} to={`/learn/${id}`}>All drills</Button>}>The blueprint may have been published anew since: its drills are made from the version in force.</EmptyState>;
  }
  if (drills.status === 'failed') return <EmptyState title="No drills could be made" actions={<Button component={Link} to="/learn">Back</Button>}>{drills.problem}</EmptyState>;
  if (!process || !drill) return <p className="aca-waiting" role="status">Making the drills of this blueprint …</p>;
  return <AtWork key={`${drill.id}/${search.get('exam') ?? ''}`} process={process} drill={drill} exam={search.get('exam') === '1'} programme={search.get('programme')} name={row?.draft.name ?? ''} />;
}

function AtWork({ process, drill, exam, programme, name }: { readonly process: Parameters<typeof useDrill>[0]; readonly drill: Parameters<typeof useDrill>[1]; readonly exam: boolean; readonly programme: string | null; readonly name: string }) {
  const work = useDrill(process, drill, exam, programme);
  const isNarrow = useMediaQuery(oneColumn, false, { getInitialValueInEffect: false });
  if (!work) return null;
  const title = `Drill ${drill.number}: ${drillName(process.version.document, drill, work.names)}${exam ? ' · exam' : ''}`;
  const record = <section className="aca-main" aria-label="The record in its stage">{work.score ? <ScoreCard work={work} score={work.score} /> : <RecordAtWork work={work} />}</section>;
  return (
    <div className="aca-drill">
      <header className="aca-drill-head">
        <div><h1>{title}</h1><p><Link to={`/learn/${process.version.blueprint}`}>{name}</Link> v{process.version.number} · practice, nothing here is real</p></div>
        <div className="aca-drill-clock"><b className="bt-numbers">{formatMoment(work.when.now, work.when)}</b>{isNarrow && !work.score ? <Clock work={work} /> : null}</div>
      </header>
      <div className="aca-drill-body">
        {isNarrow ? <FoldedBriefing work={work} /> : <aside className="aca-side" aria-label="Briefing"><BriefingPanel work={work} tools={<Tools work={work} />} /></aside>}
        {record}
        {isNarrow && !work.score ? <aside className="aca-side" aria-label="Help"><HelpPanel work={work} /></aside> : null}
        <aside className="aca-side" data-side="right" aria-label="What happened"><StoryPanel work={work} /></aside>
      </div>
    </div>
  );
}

function Tools({ work }: { readonly work: DrillAtWork }) {
  if (work.score) return null;
  return <><SectionLabel>The clock is yours</SectionLabel><Clock work={work} /><HelpPanel work={work} /></>;
}
