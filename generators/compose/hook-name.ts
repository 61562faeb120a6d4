const speakingNames: Readonly<Record<string, string>> = {
  'markdownlint-cli2': 'markdownlint',
  secretlint: 'secrets',
  tsc: 'types',
};

/** The name that `init` gives the hook of a tool. */
export const hookName = (tool: string): string => speakingNames[tool] ?? tool;
