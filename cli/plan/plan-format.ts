export const planFormats = ['text', 'json', 'mermaid', 'dot', 'html'] as const;
export type PlanFormat = (typeof planFormats)[number];
