import { spelledOut } from '../printable';
import { htmlText } from './html-text';

// What XML 1.0 cannot hold, however escaped: https://www.w3.org/TR/xml/#charsets
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** What is left of a text when every character that XML cannot hold is spelled out. */
export function xmlCharacters(text: string): string {
  return text.replace(impossible, spelledOut);
}

/** Content of an element; a carriage return is escaped, as parsers turn a bare one into a newline. */
export function xmlText(text: string): string {
  return htmlText(xmlCharacters(text)).replace(/\r/g, '&#13;');
}

/** Value of an attribute: parsers would turn bare line ends and tabs into spaces. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}
