import { filterScript } from './client/filter';
import { findingsScript } from './client/findings';
import { listScript } from './client/list';
import { keysScript } from './client/keys';
import { tasksScript } from './client/tasks';
import { themeScript } from './client/theme';

/** The script of the page, for browsers of the last years. It makes elements and sets their text, never HTML. */
export const clientScript = `(() => {
'use strict';
${[themeScript, listScript, filterScript, findingsScript, tasksScript, keysScript].join('\n')}
})();`;
