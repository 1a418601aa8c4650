/** The media type of a model, which OpenAPI's named schemas do not have; models of JSON go without it. */
export const modelContentTypeKey = 'x-gatehouse-content-type'
