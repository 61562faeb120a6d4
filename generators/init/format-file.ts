import type { Tree } from '@nx/devkit';

/** Lets the workspace's formatter have one new file; files that are the user's are never handed to it. */
export async function formatFile(tree: Tree, file: string): Promise<void> {
  const { formatFiles } = require('@nx/devkit') as typeof import('@nx/devkit');
  const only: Tree = {
    root: tree.root,
    read: tree.read.bind(tree),
    write: tree.write.bind(tree),
    exists: tree.exists.bind(tree),
    delete: tree.delete.bind(tree),
    rename: tree.rename.bind(tree),
    isFile: tree.isFile.bind(tree),
    children: tree.children.bind(tree),
    changePermissions: tree.changePermissions.bind(tree),
    listChanges: () => tree.listChanges().filter(({ path }) => path === file),
  };
  await formatFiles(only, { sortRootTsconfigPaths: false });
}
