import { join } from 'node:path';
import { parseDocument } from '../../engine/config/document';
import type { Ailment } from '../../engine/doctor/ailment';
import { describeAilment } from '../../engine/doctor/describe-ailment';
import { examine } from '../../engine/doctor/examine';
import type { Facts } from '../../engine/doctor/facts';
import { placesOf } from '../../engine/doctor/places-of';
import type { FilePath } from '../../engine/hooks/brand';
import type { ConfigPlace } from '../../engine/hooks/failure';
import type { Description } from '../../engine/report/messages/description';
import { printableLine } from '../../engine/report/printable';
import { detectPackageManager } from '../../engine/system/package-manager';
import { couldNot, exitCodes, told, toldJson, type Answer } from '../answer';
import type { Face } from '../face';
import { openWorkspace } from '../open-workspace';
import { doctorText } from './doctor-text';
import { gatherFacts } from './gather-facts';
import { realWorld } from './world';

export interface DoctorRequest {
  /** False: what only `nx affected` needs is left out. */
  readonly affected: boolean;
  readonly json: boolean;
}

/** Everything that is wrong with the workspace, for programs. */
export interface DoctorReport {
  readonly format: 'hookgraph-doctor';
  readonly version: 1;
  readonly findings: readonly (Ailment & {
    readonly words: Description;
    /** Where to edit; absent where no line of a file is wrong. */
    readonly places?: readonly ConfigPlace[];
  })[];
  /** How much was looked at; `null`: there was no graph to look at. */
  readonly looked: { readonly projects: number; readonly hooks: number } | null;
}

/** Looks for everything that keeps hooks from doing what their owner thinks they do. */
export async function doctor(request: DoctorRequest, face: Face, world = realWorld): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { facts, trouble } = await gatherFacts(workspace.value, face, world);
  const found = examine(facts).filter(({ kind }) => request.affected || !affectedOnly.has(kind));
  // Without a graph half of the questions are open; only what was found may say why.
  if (trouble !== null && found.length === 0) return couldNot(trouble);
  const options = {
    packageManager: detectPackageManager(workspace.value.root, face.ports.files),
    color: face.color && !request.json,
  };
  const documentOf = (file: FilePath) => {
    const text = face.ports.files.readText(join(workspace.value.root, file));
    return text === null ? null : parseDocument({ file, text });
  };
  const report: DoctorReport = {
    format: 'hookgraph-doctor',
    version: 1,
    findings: found.map((ailment) => {
      const places = placesOf(ailment, documentOf);
      const words = describeAilment(ailment, options);
      return places.length === 0 ? { ...ailment, words } : { ...ailment, words: withPlaces(words, places), places };
    }),
    looked: lookedAt(facts),
  };
  const exitCode = found.length > 0 ? exitCodes.no : exitCodes.yes;
  return request.json ? toldJson(report, exitCode) : told(doctorText(report, { trouble, color: face.color }), exitCode);
}

function withPlaces(words: Description, places: readonly ConfigPlace[]): Description {
  const at = places.map(({ file, line, column }) => `${printableLine(file)}:${line}:${column}`).join(', ');
  return { ...words, detail: [words.detail, `At ${at}`].filter((line) => line !== '').join('\n') };
}

const affectedOnly: ReadonlySet<Ailment['kind']> = new Set([
  'no-repository',
  'missing-base',
  'unrelated-base',
  'shallow-clone',
]);

function lookedAt({ graph }: Facts): DoctorReport['looked'] {
  return graph === null ? null : { projects: graph.projects.length, hooks: graph.hooks.length };
}
