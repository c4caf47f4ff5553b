export { type ExceptionQuery, getException, listExceptions } from './exception-queries';
export { changeException, recordException, setExceptionState, withdrawException } from './record-exception';
export { exceptionsToHandOver } from './exceptions-to-hand-over';
