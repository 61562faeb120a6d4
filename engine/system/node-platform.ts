/** On what this process runs. */
export function nodePlatform(): { readonly platform: string; readonly nodeVersion: string } {
  return { platform: `${process.platform}-${process.arch}`, nodeVersion: process.versions.node };
}
