/** Exchange: how files of other programs become records, and lists become files that are safe to open. */
export { decodeUtf32, detectEncoding, type DetectedEncoding, type UnicodeEncoding } from './encoding.ts';
export { type Delimiter, delimiters, detectDelimiter } from './delimiter.ts';
export { type Column, importLimits, readHeader, rowProblem } from './header.ts';
export { dateEvidence, type DateEvidence, type DateOrder, dateOrders, readDate } from './dates.ts';
export { convertValue, looksLikeEmail, looksLikePhone, orderWords, readNumber, readYesNo, type ValueFormat } from './convert.ts';
export { type ColumnProfile, profileColumn } from './profile.ts';
export { type ColumnPlan, fieldForColumn, freshKey, plainName, planColumn, proposeMapping, type Target } from './mapping.ts';
export { createRecordReader, fieldKeyOf, type ImportPlan, proposeRecordType, type ReadRecord, typeAfter } from './read-record.ts';
export { csvEscape, csvLine } from './write-csv.ts';
export { zoneOfCountry } from './country-zone.ts';
export { drawStageList, waysOut, type DrawnList, type ListDrawing } from './stage-list/draw-stage-list.ts';
export { readStageList, type DrawnStage, type LineMeaning, type ListedActivity, type ListedOutcome, type ListedStage, type StageList, type UnreadReason } from './stage-list/read-stage-list.ts';
export { readActivityPhrase, readOutcomePhrase, readStagePhrase, type ActivityPhrase, type OutcomePhrase, type StagePhrase } from './stage-list/phrases.ts';
export { guessChannel, guessEnd, readWait, writeWait } from './stage-list/words.ts';
export { writeActivityPhrase, writeOutcomePhrase, writeStageList } from './stage-list/write-stage-list.ts';
