import { colors } from './style/colors';
import { findingsStyle } from './style/findings';
import { frameStyle } from './style/frame';
import { picturesStyle } from './style/pictures';

/** Everything the page looks like. */
export const style = [colors, frameStyle, findingsStyle, picturesStyle].join('');
