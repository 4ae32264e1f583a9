import { outcomesFrom, stagesOf, type Blueprint } from '#engine/blueprint';
import { keyOfLesson, type Lesson, type Standing } from '#engine/rehearsal';
import { ToneDot } from '../../ui/index.ts';

const words: Readonly<Record<Standing['type'], string>> = { open: 'not met yet', met: 'met, not mastered', mastered: 'mastered', stale: 'to learn again: it changed' };

/** What somebody has mastered, stage by stage in reading order: each way out with a mark for taking it and one for every rule before it. */
export function ReadinessMap({ blueprint, lessons, mastery }: { readonly blueprint: Blueprint; readonly lessons: readonly Lesson[]; readonly mastery: ReadonlyMap<string, Standing> }) {
  return (
    <ol className="aca-readiness" aria-label="What is mastered, stage by stage">
      {stagesOf(blueprint).flatMap((stage) => {
        const ways = outcomesFrom(blueprint, stage.id);
        if (ways.length === 0) return [];
        return [
          <li key={stage.id} className="bt-card">
            <h3>{stage.name}</h3>
            <ul>
              {ways.map((outcome) => {
                const own = lessons.filter((lesson) => lesson.from === stage.id && lesson.outcome === outcome.id);
                const marks = own.map((lesson) => ({ key: keyOfLesson(lesson), type: mastery.get(keyOfLesson(lesson))?.type ?? 'open', isGate: lesson.type === 'refusal' }));
                const done = marks.filter(({ type }) => type === 'mastered').length;
                return (
                  <li key={outcome.id}>
                    <ToneDot tone={outcome.tone} /><span>{outcome.name}</span>
                    <span className="aca-marks" role="img" aria-label={`${done} of ${marks.length} mastered: ${marks.map(({ type, isGate }) => `${isGate ? 'a rule' : 'the way'} ${words[type]}`).join(', ')}`}>
                      {marks.map(({ key, type, isGate }) => <i key={key} data-type={type} data-gate={isGate || undefined} title={words[type]} />)}
                    </span>
                    <small>{done} of {marks.length}</small>
                  </li>
                );
              })}
            </ul>
          </li>,
        ];
      })}
    </ol>
  );
}
