import type { Activity, Outcome } from '#engine/blueprint';
import { sizes, type Card } from '../../../src/canvas/geometry/card.ts';

const glyph = (size: number): string => `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"><path d="M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10z"/><path d="M3 7l9 6l9 -6"/></svg>`;

/** The markup of one of our cards, with our style sheet: a tile, a title, the activities, the gate, the ways out with their ports. */
export function plainCard(card: Card): string {
  const { stage, lanes, activities, outcomes } = card;
  const kind = stage?.kind ?? 'common';
  const isPill = kind === 'end' && outcomes.length === 0;
  const rows = [...activities, ...lanes.flatMap((strip) => strip.activities)].map(activityRow).join('');
  return [
    `<div class="bt-stage" style="width:${card.width}px;height:${card.height}px" data-kind="${kind}"${isPill ? ' data-pill="true"' : ''}>`,
    `<i class="port" style="left:-6px;top:${card.inPort - 6}px"></i>`,
    `<div class="bt-stage-head" style="height:${sizes.header}px"><span class="bt-tile" style="width:28px;height:28px;color:var(--bt-primary);background:var(--bt-primary-tint)">${glyph(16)}</span><span class="bt-stage-words"><span class="bt-stage-title">${stage?.name ?? ''}</span><span class="bt-stage-sub">${stage?.purpose ?? ''}</span></span></div>`,
    rows && `<div class="bt-stage-rows" style="padding:4px 0">${rows}</div>`,
    card.gate ? `<div class="bt-row bt-row-gate">${glyph(14)}<span>Gate: all required activities are done</span></div>` : '',
    outcomes.length > 0 ? `<div class="bt-stage-outcomes" style="padding:4px 0">${outcomes.map((outcome) => outcomeRow(card, outcome)).join('')}</div>` : '',
    '</div>',
  ].join('');
}

const activityRow = (activity: Activity): string =>
  `<div class="bt-row bt-row-activity">${glyph(14)}<span class="bt-row-name">${activity.name}</span>${activity.required === 'always' ? '<span class="bt-required"></span>' : '<span class="bt-row-note">optional</span>'}</div>`;

const outcomeRow = (card: Card, outcome: Outcome): string =>
  `<div class="bt-row bt-row-outcome"><span class="bt-dot" style="width:8px;height:8px;background:var(--bt-${outcome.tone})"></span><span class="bt-row-name">${outcome.name}</span></div><i class="port" style="left:${card.width - 6}px;top:${(card.outPorts.get(outcome.id) ?? 0) - 6}px"></i>`;
