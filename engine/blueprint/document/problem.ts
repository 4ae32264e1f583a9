import type { z } from 'zod';

/** What is wrong with a document and where: `path` as dotted keys from the top, `sentence` for a person. */
export interface Problem {
  readonly path: string;
  readonly sentence: string;
}

/** zod's issues as problems, each with its path and a plain sentence. */
export function problemsFrom(error: z.ZodError, under: readonly (string | number)[] = []): readonly Problem[] {
  return error.issues.map((issue) => ({ path: [...under, ...issue.path].map(String).join('.'), sentence: sentenceOf(issue) }));
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here.`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined') ? `This is missing; it should be ${a(issue.expected)}.` : `This should be ${a(issue.expected)}.`;
    case 'invalid_value':
      return `This should be one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}.`;
    case 'too_big':
      return `This is too ${issue.origin === 'number' || issue.origin === 'int' ? 'large' : 'long'}: at most ${issue.maximum} are allowed.`;
    case 'too_small':
      return `This is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}: at least ${issue.minimum} are needed.`;
    case 'invalid_key':
      return 'This name is not allowed as a key here.';
    case 'invalid_format':
      return issue.format === 'uuid' || issue.format === 'guid' ? 'This should be an id (a uuid, version 7).' : `This ${withoutDot(issue.message)}.`;
    case 'invalid_union':
      return 'This is none of the kinds known here.';
    default:
      return `This ${withoutDot(issue.message)}.`;
  }
}

function a(kind: string): string {
  const words: Readonly<Record<string, string>> = { string: 'a text', object: 'a group of named values', record: 'a group of named values', array: 'a list', boolean: 'yes or no', int: 'a whole number', number: 'a number', null: 'empty' };
  return words[kind] ?? `a ${kind}`;
}

function withoutDot(message: string): string {
  return message.replace(/\.$/, '');
}
