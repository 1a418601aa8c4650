import { elementByValue, type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateAccount` may be told. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
export const accountPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/cloudwatchRoleArn': scalar('cloudwatchRoleArn'),
    '/features': elementByValue('features'),
  },
}
