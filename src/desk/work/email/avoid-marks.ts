import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import { markAvoided } from '#engine/blueprint';

/** Marks phrases that should not be said while they are typed (S100). `avoid` are the lines of the script's list. */
export function avoidMarks(avoid: readonly string[]): Extension {
  return Extension.create({
    name: 'avoidMarks',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => marksIn(doc, avoid),
          apply: (transaction, marks) => (transaction.docChanged ? marksIn(transaction.doc, avoid) : marks),
        },
        props: { decorations(state) { return this.getState(state); } },
      }),
    ],
  });
}

function marksIn(doc: Node, avoid: readonly string[]): DecorationSet {
  if (avoid.length === 0) return DecorationSet.empty;
  const marks: Decoration[] = [];
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    // a place or a line break is one sign, so that places in this text are places in the letter
    let from = at + 1;
    for (const { text, avoid: found } of markAvoided(block.textBetween(0, block.content.size, undefined, '\u{fffc}'), avoid)) {
      if (found) marks.push(Decoration.inline(from, from + text.length, { class: 'mail-avoid', title: found.instead === null ? 'Better not' : `Better: ${found.instead}` }));
      from += text.length;
    }
    return false;
  });
  return DecorationSet.create(doc, marks);
}
