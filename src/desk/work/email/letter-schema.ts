import { mergeAttributes, Node, nodeInputRule, nodePasteRule, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { webLink } from '../../links.ts';
import { mergeNode } from './letter-text.ts';

/** A place that holds a field of the record: one sign to the cursor, {{field}} when it is copied as text. */
export const MergeField = Node.create({
  name: mergeNode,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ field: { default: '', rendered: false }, raw: { default: null, rendered: false } }),
  parseHTML: () => [{ tag: 'span[data-merge-field]', getAttrs: (element) => ({ field: element.getAttribute('data-merge-field') ?? '' }) }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-merge-field': String(node.attrs.field) }), `{{${String(node.attrs.field)}}}`],
  renderText: ({ node }) => String(node.attrs.raw ?? `{{${String(node.attrs.field)}}}`),
  addInputRules() {
    return [nodeInputRule({ find: /(\{\{\s*[^{}\s]+\s*\}\})$/, type: this.type, getAttributes: attributesOf })];
  },
  addPasteRules() {
    return [nodePasteRule({ find: /(\{\{\s*[^{}\s]+\s*\}\})/g, type: this.type, getAttributes: attributesOf })];
  },
});

function attributesOf(match: readonly (string | undefined)[]): { readonly field: string; readonly raw: string } {
  const raw = match[0] ?? '';
  return { field: raw.replace(/[{}\s]/g, ''), raw };
}

/** What a body may hold: lines, lists, bold, italic and links to the web; nothing a mail program would drop. */
export function bodyExtensions(merge: Node = MergeField): Extensions {
  return [
    StarterKit.configure({
      heading: false, blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, trailingNode: false,
      link: { openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: 'https', protocols: ['http', 'https'], isAllowedUri: (url) => webLink(url) !== null },
    }),
    merge,
  ];
}

/** A subject is one plain line. */
export function subjectExtensions(merge: Node = MergeField): Extensions {
  return [
    OneLine,
    StarterKit.configure({
      document: false, heading: false, blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, trailingNode: false,
      bold: false, italic: false, bulletList: false, orderedList: false, listItem: false, listKeymap: false, hardBreak: false, link: false,
    }),
    merge,
  ];
}

const OneLine = Node.create({ name: 'doc', topNode: true, content: 'paragraph', addKeyboardShortcuts: () => ({ Enter: () => true, 'Shift-Enter': () => true }) });
