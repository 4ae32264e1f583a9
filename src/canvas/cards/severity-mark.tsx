import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { Finding } from '#engine/blueprint';

const icons = { error: IconCircleX, warning: IconAlertTriangle, hint: IconInfoCircle } as const;

/** How grave a finding is. */
export type Severity = Finding['severity'];

/** The gravest of some findings; nothing when there are none. */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
  return (['error', 'warning', 'hint'] as const).find((severity) => findings.some((finding) => finding.severity === severity));
}

/** The shape each severity has wherever it is shown: a red cross for errors, an amber triangle for warnings, a grey i for hints. */
export function SeverityMark({ severity, size, className }: { readonly severity: Severity; readonly size: number; readonly className?: string }) {
  const Glyph = icons[severity];
  return <Glyph className={className} data-severity={severity} size={size} stroke={2} aria-hidden />;
}
