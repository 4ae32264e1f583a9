import type { Exporter, ExportFormat } from './format.ts';
import { htmlExporter, markdownExporter } from './playbook.ts';
import { bpmnExporter } from './write-bpmn.ts';
import { csvExporter } from './write-csv-of-stages.ts';
import { jsonExporter } from './write-json.ts';
import { mermaidExporter } from './write-mermaid.ts';
import { xstateExporter, xstateJsonExporter } from './write-xstate.ts';

/** Every format a drawing can be written in, by its name (B23). */
export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  json: jsonExporter, xstate: xstateExporter, xstateJson: xstateJsonExporter, mermaid: mermaidExporter, bpmn: bpmnExporter, markdown: markdownExporter, html: htmlExporter, csv: csvExporter,
};
