import { readCheckstyle } from '../formats/checkstyle';
import { checked, trouble, unreadable } from '../parsed';
import type { Parsed, ToolOutput } from '../tool';

/**
 * Secretlint's checkstyle report, versions 9 to 11. Not its JSON: that carries the whole text of each file, secrets
 * and all, even where the messages are masked.
 */
export function parseSecretlint(output: ToolOutput): Parsed {
  if (output.exitCode > 1) return trouble(output);
  const read = readCheckstyle(output);
  if (read === null) return output.exitCode === 0 ? unreadable("Secretlint's report", output) : trouble(output);
  const findings = read.map((finding) => {
    const rule =
      finding.rule
        ?.replace(/^eslint\.rules\./, '')
        .split(' > ')
        .at(-1) ?? null;
    const name = rule === null ? undefined : /^@secretlint\/(secretlint-rule-[\w-]+)$/.exec(rule)?.[1];
    return {
      ...finding,
      rule,
      message: finding.message.replace(/ \([^()]*secretlint-rule[^()]*\)$/, ''),
      url:
        name === undefined
          ? null
          : `https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/${name}`,
    };
  });
  return checked(findings, output.exitCode !== 0);
}
