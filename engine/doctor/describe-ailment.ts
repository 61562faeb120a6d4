import { unreachable } from '../hooks/unreachable';
import { renderConfigProblems } from '../report/config-problems';
import { count } from '../report/count';
import { installCommand } from '../report/install-command';
import { describeFailure } from '../report/messages/failure';
import type { Description, MessageOptions } from '../report/messages/description';
import { printableLine } from '../report/printable';
import type { Ailment, TargetField, TargetSource } from './ailment';
import { describeUnreadLockFile } from './describe-unread-lock-file';

/** Every ailment in words: what is wrong, where and what comes of it, and the command or edit that mends it. */
export function describeAilment(ailment: Ailment, options: MessageOptions): Description {
  switch (ailment.kind) {
    case 'not-installed':
      return {
        headline: 'hookgraph is not installed at the workspace root',
        detail: 'Nx looks for the plugin from there.',
        next: `Install it: ${installCommand(options.packageManager, 'hookgraph')}`,
      };
    case 'missing-plugin':
      return {
        headline: 'nx.json does not name the plugin',
        detail: 'Without it there are no hook tasks.',
        next: 'Add it: "plugins": ["hookgraph"] in nx.json, or run: npx nx g hookgraph:init',
      };
    case 'repeated-plugin':
      return {
        headline: `nx.json names the plugin ${ailment.entries} times`,
        detail: 'Nx asks each entry for the same tasks, and every run is reported as often.',
        next: 'Leave one entry in "plugins" of nx.json; plain ones that are too many go by: npx nx g hookgraph:init',
      };
    case 'unsupported-nx':
      return {
        headline: `Nx ${printableLine(ailment.version)} is installed, but ${ailment.supported} is needed`,
        detail: 'hookgraph is not tested with it.',
        next: `Move to a supported release: npx nx migrate "nx@${ailment.supported}"`,
      };
    case 'config-problems':
      return {
        headline: `The configuration has ${count(ailment.problems.length, 'problem')}`,
        detail: renderConfigProblems(ailment.problems, { color: options.color }),
        next: 'Mend the places above.',
      };
    case 'stray-config':
      return {
        headline: `${count(ailment.files.length, 'hookgraph.json is', 'files named hookgraph.json are')} in a folder that is no project`,
        detail: `Nobody reads ${listed(ailment.files)}`,
        next: `Make the folder a project (a project.json with a "name"), move the file to a project, or remove it: git rm -- ${quoted(ailment.files[0] ?? '')}`,
      };
    case 'tracked-but-ignored':
      return {
        headline: `${count(ailment.files.length, 'file is', 'files are')} tracked by git, yet ignored by .gitignore`,
        detail: `Nx does not see them: no task runs when they change.\n${listed(ailment.files)}`,
        next: `Except them in .gitignore (!${printableLine(ailment.files[0] ?? '')}), or untrack them: git rm --cached -- ${quoted(ailment.files[0] ?? '')}`,
      };
    case 'projects-without-hooks':
      return {
        headline: `${count(ailment.projects.length, 'project has', 'projects have')} no hook at all`,
        detail: `Nothing checks ${listed(ailment.projects)}`,
        next: 'Add a hook that makes sense there (npx nx g hookgraph:hook), widen "projects" of one, or switch all hooks off in a hookgraph.json of the project: then it is said.',
      };
    case 'hook-without-projects':
      return {
        headline: `The hook "${ailment.hook}" is in no project`,
        detail:
          ailment.looksFor.length === 0
            ? 'Its "projects", or hookgraph.json of every project, leave all of them out.'
            : `Its tool is there only where its configuration is: ${ailment.looksFor.join(', ')}. None is found, or "projects" leaves the places out.`,
        next:
          ailment.looksFor.length === 0
            ? `Mend "projects" of "${ailment.hook}" in hookgraph.json, or remove the hook.`
            : `Add such a file, mend "projects" of "${ailment.hook}" in hookgraph.json, or remove the hook.`,
      };
    case 'hook-without-files':
      return {
        headline: `The hook "${ailment.hook}" matches no file in any project`,
        detail: `It looks for ${ailment.globs.join(', ')}`,
        next: `Mend "files" of "${ailment.hook}" in hookgraph.json (relative to each project), or remove the hook.`,
      };
    case 'missing-program': {
      const { headline, detail, next } = describeFailure(ailment.failure, options);
      const where = `The hook "${ailment.hook}" needs it in ${listed(ailment.projects)}`;
      return { headline, detail: [detail, where].filter((line) => line !== '').join('\n'), next };
    }
    case 'not-as-locked':
      return describeFailure({ reason: ailment.kind, packages: ailment.packages }, options);
    case 'unread-lock-file':
      return describeUnreadLockFile(ailment, options);
    case 'unfollowed-config':
      return {
        headline: `${printableLine(ailment.file)} reads what hookgraph cannot follow`,
        detail: `${
          ailment.specifiers.length === 0
            ? 'It imports by names that are computed, or could not be read.'
            : `Nothing is found for ${ailment.specifiers.map(printableLine).join(', ')}.`
        } A change of such a file makes "${ailment.hook}" run nowhere.`,
        next: `Name what it reads: "inputs": ["{workspaceRoot}/..."] of "${ailment.hook}" in hookgraph.json.`,
      };
    case 'unseen-config':
      return ailment.why === 'ignored'
        ? {
            headline: `${printableLine(ailment.file)} is ignored, yet "${ailment.hook}" reads it`,
            detail: 'Nx does not see ignored files: no task runs when it changes, and elsewhere it is not there.',
            next: `Track it (take it out of .gitignore or .nxignore), or remove it.`,
          }
        : {
            headline: `"${ailment.hook}" reads configuration from outside of the workspace`,
            detail: `There is ${printableLine(ailment.file)}, and none of the workspace's own is nearer. Elsewhere verdicts differ.`,
            next: 'Put the configuration into the workspace root.',
          };
    case 'narrow-scope': {
      const { hook, scope, reason, sound } = ailment.narrowing;
      return {
        headline: `The scope "${scope}" of the hook "${hook}" is too narrow`,
        detail: `${capitalized(reason)}: an old verdict may be replayed for what changed elsewhere.`,
        next: `Make it "scope": "${sound}" in hookgraph.json.`,
      };
    }
    case 'unkept-hook':
      return {
        headline: `No verdict of the hook "${ailment.hook}" is kept`,
        detail: `Its "inputs" hold what no fingerprint can: ${ailment.what.map(printableLine).join(', ')}`,
        next: 'Name files, variables, packages or commands instead, or leave it: the hook then runs whenever Nx does not know its answer.',
      };
    case 'shadowed-target':
      return {
        headline: `The target "${ailment.target}" is not hookgraph's in ${count(ailment.projects.length, 'project')}`,
        detail: `${capital(sourceWords(ailment.by))} has one of the same name, in ${listed(ailment.projects)}`,
        next:
          ailment.by === 'script'
            ? `Rename the script "${ailment.target}", leave it out by "nx": { "includedScripts": [...] }, or remove it: ${removeScript(ailment.target, ailment.folders[0])}`
            : `Rename or remove "${ailment.target}" in ${filesOf(ailment.by, ailment.folders)}.`,
      };
    case 'replaced-fields':
      return {
        headline: `${fieldWords(ailment.fields)} of "${ailment.target}" ${ailment.fields.length === 1 ? 'is' : 'are'} replaced by ${sourceWords(ailment.by)}`,
        detail: `${consequences(ailment.fields)}\nIn ${listed(ailment.projects)}`,
        next:
          ailment.by === 'nx.json'
            ? `Take ${fieldWords(ailment.fields)} out of the "targetDefaults" of nx.json that match "${ailment.target}"; what a hook needs besides belongs into "inputs" and "dependsOn" of hookgraph.json.`
            : `Take ${fieldWords(ailment.fields)} out of "${ailment.target}" in ${filesOf(ailment.by, ailment.folders)}; what a hook needs besides belongs into "inputs" and "dependsOn" of hookgraph.json.`,
      };
    case 'no-repository':
      return {
        headline: 'The workspace is in no git repository',
        detail: 'nx affected cannot tell what has changed, and ignored files cannot be told from others.',
        next: 'Make one: git init',
      };
    case 'missing-base':
      return {
        headline: `git does not know "${printableLine(ailment.base)}", from which nx affected counts changes`,
        detail: ailment.remote.length === 0 ? '' : `A remote has it: ${ailment.remote.map(printableLine).join(', ')}.`,
        next:
          ailment.remote[0] === undefined
            ? `Fetch it: git fetch origin ${ailment.base}:${ailment.base} (or name the branch that you merge into as "defaultBase" in nx.json)`
            : `Make it: git branch ${ailment.base} ${ailment.remote[0]} (or name that as "defaultBase" in nx.json)`,
      };
    case 'unrelated-base':
      return {
        headline: `HEAD has no commit in common with "${printableLine(ailment.base)}"`,
        detail: 'nx affected cannot tell what has changed.',
        next: 'Name the branch that you merge into: "defaultBase" in nx.json',
      };
    case 'shallow-clone':
      return {
        headline: `The clone is too shallow: it does not reach back to "${printableLine(ailment.base)}"`,
        detail: 'nx affected cannot tell what has changed.',
        next: `Fetch the rest: git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*" (GitHub Actions: fetch-depth: 0)`,
      };
    case 'unwritable-store':
      return {
        headline: `No verdict can be kept in ${printableLine(ailment.directory)}: ${ailment.trouble}`,
        detail: 'Every run looks at everything again.',
        next: 'Give the folder to the user who runs Nx, or name another one: "cache": { "directory": ... } in hookgraph.json.',
      };
    case 'full-disk':
      return {
        headline: `Only ${count(Math.floor(ailment.free / 1_000_000), 'megabyte')} are free for ${printableLine(ailment.directory)}`,
        detail: 'A run that finds no room keeps no verdicts.',
        next: 'Make room; old verdicts go by: npx hookgraph clear --older-than 7d',
      };
    case 'store-not-ignored':
      return {
        headline: `${printableLine(ailment.directory)} is not ignored by git`,
        detail: 'Verdicts would be committed, and each run would change what Nx hashes.',
        next: `Add it: echo "${ailment.directory}/" >> .gitignore`,
      };
    default:
      return unreachable(ailment);
  }
}

/** A file name as a shell takes it for one word. */
function quoted(file: string): string {
  const name = printableLine(file);
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replace(/'/g, `'\\''`)}'`;
}

const consequence: Readonly<Record<TargetField, string>> = {
  inputs: 'inputs: Nx may replay green for files that have changed.',
  outputs: 'outputs: a task that Nx replays leaves no result, so the report lacks it.',
  cache: 'cache: Nx runs what it knows, or replays what has an end.',
  dependsOn: 'dependsOn: hooks are left out, or run before what they wait for.',
};

function consequences(fields: readonly TargetField[]): string {
  return fields.map((field) => consequence[field]).join('\n');
}

function fieldWords(fields: readonly TargetField[]): string {
  return fields.map((field) => `"${field}"`).join(', ');
}

function sourceWords(source: TargetSource): string {
  return source === 'script' ? 'a script of package.json' : source;
}

function removeScript(script: string, folder: string = '.'): string {
  return `npm pkg delete ${quoted(`scripts.${script}`)}${folder === '.' ? '' : ` --prefix ${quoted(folder)}`}`;
}

/** The first of the files in which something is declared. */
function filesOf(source: TargetSource, folders: readonly string[]): string {
  if (source === 'nx.json' || source === 'script') return source;
  const [first = '.', ...others] = folders.map((folder) =>
    printableLine(folder === '.' ? source : `${folder}/${source}`),
  );
  return others.length === 0 ? first : `${first} and ${count(others.length, 'other')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One in the line, several one below the other; at most 10. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map(printableLine);
  const rest = names.length - shown.length;
  const all = [...shown, ...(rest > 0 ? [`... and ${count(rest, 'other')}`] : [])];
  return all.length === 1 ? `${all[0] ?? ''}.` : `\n${all.map((name) => `  ${name}`).join('\n')}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
