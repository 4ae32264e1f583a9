import type { BulkRequest } from './bulk-messages.ts';
import { serveBulk } from './bulk-service.ts';

serveBulk({
  send: (message) => self.postMessage(message),
  listen: (handler) => self.addEventListener('message', (event: MessageEvent<BulkRequest>) => handler(event.data)),
});
