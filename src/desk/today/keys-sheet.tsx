import { Modal } from '@mantine/core';
import { Kbd } from '../../ui/index.ts';

const keys = [
  ['J', 'next line'], ['K', 'previous line'], ['Enter', 'open the record with its activity'], ['C', 'call: open the selected call'], ['E', 'email: open the selected email'],
  ['1', 'to 9: give the first to ninth result of the selected activity'], ['S', 'later: put it off'], ['W', 'why it stands here, and what if tomorrow'], ['P', 'pin on top, or let it go'],
  ['B', 'batch by channel, or one by one'], ['/', 'find'], ['?', 'these keys'],
] as const;

/** Every key of Today on one page. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys on Today" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className="tdy-keys">{keys.map(([key, does]) => <div key={key}><dt><Kbd keys={key} /></dt><dd>{does}</dd></div>)}</dl>
    </Modal>
  );
}
