import { useState } from 'react';
import { UnstyledButton, Title } from '@mantine/core';
import { IconFileImport, IconPencilPlus, IconPlayerPlay } from '@tabler/icons-react';
import { Link, Navigate, useNavigate } from 'react-router';
import { createBlueprint, useBlueprints } from '../storage/index.ts';
import { notifyProblem, usePageTitle } from '../ui/index.ts';
import { ScreenLoading } from './screen-loading.tsx';
import { useDemoLoader } from './use-demo-loader.tsx';
import { roleLooks, useViewRole } from './view-role.ts';

/** The first screen: three ways to begin while nothing is drawn yet, else straight to one's work. */
export function StartScreen() {
  const blueprints = useBlueprints();
  const [role] = useViewRole();
  const loader = useDemoLoader();
  const [drawing, setDrawing] = useState(false);
  if (blueprints === undefined || role === undefined) return <ScreenLoading />;
  // While something is being made here, its own way leads on: the first drawing of a new workspace opens in the studio.
  if (blueprints.length > 0 && !loader.busy && !drawing) return <Navigate to={roleLooks[role].first} replace />;
  return (
    <>
      <FirstRun onDemo={() => void loader.load()} onDrawing={setDrawing} />
      {loader.dialog}
    </>
  );
}

function FirstRun({ onDemo, onDrawing }: { readonly onDemo: () => void; readonly onDrawing: (drawing: boolean) => void }) {
  usePageTitle('Start');
  const navigate = useNavigate();
  const drawBlank = async () => {
    onDrawing(true);
    try {
      const { blankBlueprint } = await import('../studio/home/index.ts');
      const row = await createBlueprint(blankBlueprint());
      await navigate(`/blueprints/${row.id}`);
    } catch {
      onDrawing(false);
      notifyProblem('The new blueprint could not be saved.');
    }
  };
  return (
    <div className="bt-start">
      <GhostCadence />
      <section className="bt-card bt-start-card" aria-labelledby="start-title">
        <Title order={1} id="start-title">Draw how you sell. Every lead follows it.</Title>
        <p className="bt-start-lead">A blueprint holds stages, what to do in each, and the ways out. A gate keeps a lead from skipping a step, and says what is missing.</p>
        <div className="bt-start-ways">
          <UnstyledButton className="bt-start-way" data-first onClick={onDemo}>
            <IconPlayerPlay size={22} stroke={1.75} aria-hidden />
            <b>Load the demo workspace</b>
            <span>Five blueprints, 300 invented records with a history. One click removes it again.</span>
          </UnstyledButton>
          <UnstyledButton className="bt-start-way" onClick={() => void drawBlank()}>
            <IconPencilPlus size={22} stroke={1.75} aria-hidden />
            <b>Draw from blank</b>
            <span>One stage, won and lost. Or pick a starter on Blueprints.</span>
          </UnstyledButton>
          <Link to="/records/import" className="bt-start-way">
            <IconFileImport size={22} stroke={1.75} aria-hidden />
            <b>Import leads</b>
            <span>A CSV file from your CRM. You see every column before anything is kept.</span>
          </Link>
        </div>
        <p className="bt-start-moving">Coming from another browser? <Link to="/settings#data">Restore a backup</Link></p>
      </section>
    </div>
  );
}

/** The faint four-stage drawing behind the card: what will be here. */
function GhostCadence() {
  const stages = [0, 1, 2].map((index) => 8 + index * 150);
  return (
    <svg className="bt-start-ghost" viewBox="0 0 560 96" aria-hidden fill="none" stroke="var(--bt-edge)" strokeWidth={1.5}>
      <path d="M112 34h46M262 34h46M412 34h46M412 48h22v28h24" strokeLinejoin="round" />
      {stages.map((x, index) => (
        <g key={x}>
          <rect x={x} y={10} width={104} height={58} rx={9} fill="var(--bt-surface)" stroke="var(--bt-border-strong)" />
          <rect x={x + 10} y={20} width={16} height={16} rx={4} fill={`var(--bt-${ghostColours[index] ?? 'task'})`} stroke="none" />
          <rect x={x + 34} y={25} width={52} height={6} rx={3} fill="var(--bt-edge)" stroke="none" />
          <rect x={x + 10} y={48} width={84} height={4} rx={2} fill="var(--bt-track)" stroke="none" />
        </g>
      ))}
      <rect x={458} y={22} width={64} height={24} rx={12} fill="var(--bt-positive-tint)" stroke="var(--bt-positive)" />
      <rect x={458} y={64} width={64} height={24} rx={12} fill="var(--bt-negative-tint)" stroke="var(--bt-negative)" />
    </svg>
  );
}

const ghostColours = ['task', 'call', 'meeting'] as const;
