import { nxReleases, type NxRelease } from './nx-versions';
import { createWorkspace, type Workspace, type WorkspaceSpec } from './workspace';

export type Create = (spec: Omit<WorkspaceSpec, 'nx'>) => Workspace;

/** Runs a suite on each release of Nx; the workspaces that its tests create are removed after each test. */
export function onEveryNx(about: string, suite: (create: Create, nx: NxRelease) => void): void {
  describe.each(nxReleases)(`${about}, on Nx %s`, (nx) => {
    const created: Workspace[] = [];
    afterEach(() => {
      for (const workspace of created.splice(0)) workspace.dispose();
    });
    suite((spec) => {
      const workspace = createWorkspace({ ...spec, nx });
      created.push(workspace);
      return workspace;
    }, nx);
  });
}
