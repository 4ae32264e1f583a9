import { IconChevronDown, IconChevronRight, IconStack2 } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { formatCount } from '../../ui/index.ts';
import { sizes } from '../geometry/card.ts';
import { BlueprintThumbnail } from '../thumbnail/blueprint-thumbnail.tsx';
import { useCards, useCardState } from './card-context.ts';
import './starts-row.css';

const inset = { width: 520, height: 260 };

/**
 * Another blueprint that a card starts (ui.md 31). Enter or a click opens its drawing in place, to be looked at;
 * Ctrl+Enter goes into it.
 */
export function StartsRow({ blueprint: id, card }: { blueprint: string; card: string }) {
  const { drill } = useCards();
  const other = useCardState(({ others }) => others[id]);
  const mayDrill = useCardState((state) => state.mayDrill);
  const [isOpen, setOpen] = useState(false);
  const name = other ? other.name || 'Blueprint without a name' : 'a blueprint that is gone';
  const stages = other ? formatCount(Object.keys(other.blueprint.stages).length, 'stage') : '';
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <div className="bt-starts" style={{ height: sizes.starts }} onKeyDown={onKeyDown} role="presentation">
      <button
        type="button" className="bt-row bt-row-starts nodrag" tabIndex={-1} data-row={`starts/${id}`} aria-expanded={other ? isOpen : undefined} disabled={!other}
        aria-label={`Starts ${name}${stages && `, ${stages}`}`} title={other ? `Starts “${name}”. Enter shows it here${mayDrill ? ', Ctrl+Enter opens it' : ''}` : undefined}
        onClick={(event) => {
          event.stopPropagation();
          if (mayDrill && (event.ctrlKey || event.metaKey)) drill(id);
          else setOpen(!isOpen);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <IconStack2 size={14} stroke={1.75} aria-hidden />
        <span className="bt-row-name">Starts {name}</span>
        <span className="bt-row-note">{stages}</span>
        {other && <Chevron size={13} stroke={2} aria-hidden />}
      </button>
      {isOpen && other && (
        <section className="bt-starts-inset nodrag nopan nowheel" aria-label={name} style={{ width: inset.width }} data-inset-of={card}>
          <header><b>{name}</b><span>{stages}</span>{mayDrill && <button type="button" data-row={`drill/${id}`} tabIndex={-1} onClick={(event) => { event.stopPropagation(); drill(id); }}>Open <kbd>Ctrl Enter</kbd></button>}</header>
          <div className="bt-starts-ground"><BlueprintThumbnail blueprint={other.blueprint} width={inset.width - 24} height={inset.height} isNamed label={`${name}, drawn small`} /></div>
        </section>
      )}
    </div>
  );
}
