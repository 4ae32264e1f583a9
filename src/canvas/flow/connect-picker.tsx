import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { inOrder } from '#engine/kernel';
import { canConnect, stagesOf, type Blueprint, type OutcomeId, type Stage, type StageId } from '#engine/blueprint';
import { describeEditRefusal, type Names } from '../../ui/index.ts';
import { stageLook } from '../cards/stage-look.ts';

export interface ConnectPickerProps {
  readonly blueprint: Blueprint;
  readonly outcome: OutcomeId;
  readonly names: Names;
  /** Where it opens, in pixels from the canvas's upper left corner. */
  readonly at: { readonly x: number; readonly y: number };
  onPick(stage: StageId): void;
  onClose(): void;
}

/** The list of stages an outcome may lead to: type a few letters, arrows choose, Enter connects. What may not be says why. */
export function ConnectPicker({ blueprint, outcome, names, at, onPick, onClose }: ConnectPickerProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const offered = targets(blueprint).filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const chosen = offered[Math.min(active, offered.length - 1)];
  const take = (stage: Stage | undefined) => {
    if (stage && !canConnect(blueprint, outcome, stage.id)) onPick(stage.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'Enter') take(chosen);
    else if (event.key === 'ArrowDown') setActive((index) => (Math.min(index, offered.length - 1) + 1) % Math.max(offered.length, 1));
    else if (event.key === 'ArrowUp') setActive((index) => (Math.min(index, offered.length - 1) + offered.length - 1) % Math.max(offered.length, 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="bt-connect nowheel nopan nodrag" role="dialog" aria-label={`Connect ${names.outcome(outcome)}`} style={{ left: at.x, top: at.y }} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}>
      <input
        ref={field}
        className="bt-connect-field"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        aria-label={`Where does “${names.outcome(outcome)}” lead?`}
        placeholder="Leads to…"
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} className="bt-connect-list" role="listbox" aria-label="Stages">
        {offered.map((stage, index) => <Fragment key={stage.id}>{heading(blueprint, stage, offered[index - 1])}<Choice id={`${id}-${stage.id}`} stage={stage} blueprint={blueprint} outcome={outcome} names={names} isActive={stage === chosen} onTake={() => take(stage)} /></Fragment>)}
        {offered.length === 0 && <p className="bt-connect-empty">No stage is called that.</p>}
      </div>
    </div>
  );
}

/** The phase's name over its first stage; nothing in a drawing without phases. */
function heading({ phases }: Blueprint, stage: Stage, before: Stage | undefined) {
  if (Object.keys(phases).length === 0 || (before && before.phase === stage.phase)) return null;
  return <div className="bt-connect-phase" role="presentation">{stage.phase === undefined ? 'Without a phase' : phases[stage.phase]?.name || 'Phase without a name'}</div>;
}

interface ChoiceProps extends Pick<ConnectPickerProps, 'blueprint' | 'outcome' | 'names'> {
  readonly id: string;
  readonly stage: Stage;
  readonly isActive: boolean;
  onTake(): void;
}

function Choice({ id, stage, blueprint, outcome, names, isActive, onTake }: ChoiceProps) {
  const refusal = canConnect(blueprint, outcome, stage.id);
  const look = stageLook(stage, blueprint.start === stage.id);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above holds the focus and takes the keys
    <div ref={row} id={id} role="option" tabIndex={-1} aria-selected={isActive} aria-disabled={refusal !== null} className="bt-connect-choice" onMouseDown={(event) => event.preventDefault()} onClick={onTake}>
      <look.icon size={16} stroke={1.75} aria-hidden style={{ color: `var(--bt-${look.colour})` }} />
      <span className="bt-connect-words">
        <span>{stage.name || 'Without a name'}</span>
        {refusal && <small>{describeEditRefusal(refusal, names)}</small>}
      </span>
    </div>
  );
}

/** Stages by phase, then in reading order. */
function targets(blueprint: Blueprint): readonly Stage[] {
  const order = new Map(inOrder(blueprint.phases).map((phase, index) => [phase.id as string, index]));
  const rank = (stage: Stage) => (stage.phase === undefined ? order.size : order.get(stage.phase) ?? order.size);
  return [...stagesOf(blueprint)].sort((a, b) => rank(a) - rank(b));
}
