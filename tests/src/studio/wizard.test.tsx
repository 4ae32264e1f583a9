import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WizardDialog } from '../../../src/studio/wizard/wizard-dialog.tsx';
import { UiProvider } from '../../../src/ui/index.ts';

test('the wizard begins at its first question, not at the cross that closes it', async () => {
  render(<UiProvider quiet><WizardDialog opened onClose={() => undefined} onMake={() => undefined} /></UiProvider>);
  const [first] = await screen.findAllByRole('radio');
  await waitFor(() => expect(first).toHaveFocus());
});
