export type { Template, TemplateParameters, TemplateScope, TemplateTrace } from './template-scope.ts'
