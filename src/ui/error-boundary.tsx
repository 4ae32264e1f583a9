import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { EmptyState } from './page.tsx';

interface Props {
  /** What broke, in the reader's words: "Today", "the canvas". */
  readonly area: string;
  /** Hands out a copy of everything stored. */
  readonly onBackup?: () => void | Promise<void>;
  readonly onError?: (error: unknown, where: string) => void;
  readonly children: ReactNode;
}

/** Keeps a bug in one area from taking the rest down; says what is safe and offers a backup and a second try. */
export class ErrorBoundary extends Component<Props, { readonly failed: { readonly error: unknown } | null }> {
  override state: { readonly failed: { readonly error: unknown } | null } = { failed: null };

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onError?.(error, info.componentStack ?? '');
  }

  override render() {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    const { area, onBackup } = this.props;
    return (
      <div role="alert" className="bt-failed">
        <EmptyState
          title={`Something broke in ${area}`}
          actions={
            <>
              <Button onClick={() => this.setState({ failed: null })}>Try again</Button>
              {onBackup === undefined ? null : <Button variant="default" onClick={() => void onBackup()}>Download a backup</Button>}
            </>
          }
        >
          <p>What was saved is safe on this device, and the other screens keep working.</p>
          <details><summary>Details for a bug report</summary><pre>{failed.error instanceof Error ? `${failed.error.name}: ${failed.error.message}` : String(failed.error)}</pre></details>
        </EmptyState>
      </div>
    );
  }
}
