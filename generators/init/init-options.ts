/** Options of `nx g hookgraph:init`; every one may be absent. */
export interface InitOptions {
  readonly skipFormat?: boolean;
  readonly skipPackageJson?: boolean;
  readonly keepExistingVersions?: boolean;
  readonly addPlugin?: boolean;
}
