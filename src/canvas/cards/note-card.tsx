import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode, PhaseNode } from '../flow/projection.ts';

/** A sticky note between the cards. */
export const NoteCard = memo(function NoteCard({ data: { note }, selected }: NodeProps<NoteNode>) {
  return <div className="bt-note" data-colour={note.colour} data-selected={selected || undefined} style={{ width: note.width, height: note.height }}>{note.text || <i>An empty note</i>}</div>;
});

/** The frame around the stages of one phase. */
export const PhaseFrame = memo(function PhaseFrame({ data: { name, number, width, height } }: NodeProps<PhaseNode>) {
  return <div className="bt-phase" style={{ width, height }}><span className="bt-phase-title"><b>{number}</b>{name}</span></div>;
});
