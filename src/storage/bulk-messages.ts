import type { BulkName } from './bulk-names.ts';
import type { PersonRow } from './contract.ts';
import type { Parcel } from './parcels.ts';
import { type StorageState, StorageProblem } from './storage-state.ts';
import { VersionChanged } from './version-shelf.ts';

/** What the page says to its bulk worker. `call` numbers the commands under way. */
export type BulkRequest =
  | { readonly type: 'open'; readonly database: string }
  | { readonly type: 'parcel'; readonly call: number; readonly parcel: Parcel }
  | { readonly type: 'call'; readonly call: number; readonly command: BulkName; readonly args: unknown; readonly me: PersonRow; /** Told to stop before it began. */ readonly stopped: boolean }
  | { readonly type: 'stop'; readonly call: number };

/** What the bulk worker says to the page. */
export type BulkAnswer =
  | { readonly type: 'listening' }
  | { readonly type: 'progress'; readonly call: number; readonly done: number; readonly total: number }
  | { readonly type: 'parcel'; readonly call: number; readonly parcel: Parcel }
  | { readonly type: 'done'; readonly call: number; readonly value: unknown; /** When the command changed who works here. */ readonly me: PersonRow | null }
  | { readonly type: 'failed'; readonly call: number; readonly error: SentError }
  | { readonly type: 'state'; readonly state: StorageState };

/** One end of the line between page and worker: a Worker, or a MessagePort in tests. */
export interface BulkLine<Out, In> {
  send(message: Out): void;
  listen(handler: (message: In) => void): void;
}

/** An error as it travels: copying loses its class, so its kind is named. */
export type SentError =
  | { readonly kind: 'storage'; readonly state: StorageProblem['state']; readonly cause: string }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'other'; readonly name: string; readonly message: string };

export function packError(error: unknown): SentError {
  if (error instanceof StorageProblem) return { kind: 'storage', state: error.state, cause: error.cause === undefined ? '' : String(error.cause) };
  if (error instanceof VersionChanged) return { kind: 'version', version: error.version };
  return error instanceof Error ? { kind: 'other', name: error.name, message: error.message } : { kind: 'other', name: 'Error', message: String(error) };
}

export function unpackError(sent: SentError): Error {
  switch (sent.kind) {
    case 'storage':
      return new StorageProblem(sent.state, sent.cause === '' ? undefined : sent.cause);
    case 'version':
      return new VersionChanged(sent.version);
    case 'other':
      return Object.assign(new Error(sent.message), { name: sent.name });
  }
}
