import { usePeople } from '../../storage/index.ts';
import { FieldInput as PlainInput, type FieldInputProps } from '../../ui/index.ts';

export { fieldProblem } from '../../ui/index.ts';

/** One field of a record as an input of its kind, with the people of this workspace to choose from. */
export function FieldInput(props: Omit<FieldInputProps, 'people'>) {
  return <PlainInput {...props} people={usePeople()} />;
}
