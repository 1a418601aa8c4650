/**
 * The English words in Swagger UI's own components, which has no languages: by the name under which it registers the
 * component, the phrase as it stands in there and the key of ours in `portal.reference.words`. Left in English, because
 * nothing holds them apart from what the provider wrote or from keywords of OpenAPI and JSON Schema: the members of a
 * schema (`nullable: true`, `Enum`, `deprecated:`), where a parameter is (`(query)`), a link's `Operation`, and what the
 * parser says about a broken reference.
 */
export const swaggerWords = {
  parameters: {
    Parameters: 'parameters',
    Callbacks: 'callbacks',
    'No parameters': 'noParameters',
    Name: 'name',
    Description: 'description',
    'Request body': 'requestBody',
    'Request content type': 'requestContentType',
  },
  parameterRow: {
    deprecated: 'deprecated',
    'Available values': 'availableValues',
    'Default value': 'defaultValue',
    Example: 'example',
  },
  RequestBody: {
    'Example values are not available for': 'noExampleFor',
    'media types.': 'mediaTypes',
    deprecated: 'deprecated',
  },
  responses: { Responses: 'responses', Code: 'code', Description: 'description', Links: 'links' },
  response: {
    'Media type': 'mediaType',
    'Media Type': 'mediaType',
    Controls: 'controlsBefore',
    'header.': 'controlsAfter',
    Examples: 'examples',
    'No links': 'noLinks',
  },
  headers: { 'Headers:': 'headers', Name: 'name', Description: 'description', Type: 'type' },
  modelExample: { 'Example Value': 'exampleValue', Schema: 'schema' },
  Example: { 'Example Description': 'exampleDescription', 'Example Value': 'exampleValue' },
  ExamplesSelect: { 'Examples:': 'examplesLabel', '[Modified value]': 'modifiedValue' },
  Callbacks: { 'No callbacks': 'noCallbacks' },
  Models: { Schemas: 'schemas' },
  operation: { 'Warning: Deprecated': 'deprecatedWarning', 'Find more details': 'moreDetails' },
  OperationTag: { 'Collapse operation': 'collapse', 'Expand operation': 'expand' },
  CopyToClipboardBtn: { 'Copy path to clipboard': 'copyPath' },
  errors: { Errors: 'errors', Hide: 'hide', Show: 'show' },
} as const

type Table = typeof swaggerWords

/** A key of `portal.reference.words`. */
export type SwaggerWord = { [Name in keyof Table]: Table[Name][keyof Table[Name]] }[keyof Table]
