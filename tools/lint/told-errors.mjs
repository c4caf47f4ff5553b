// The lint rule that no error is dropped in silence: whoever catches one and does not look at it says beside it why
// nothing has to be told. A short function may say it in the comment above it.

/** A comment above a longer function tells of more than its catch. */
const SHORT_FUNCTION_LINES = 16;

const MESSAGE =
  'An error is dropped here: tell it, or say in a comment why nothing has to be told (docs/adr/0038).';

const isFunction = (node) =>
  /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type);
const isStatement = (node) =>
  /(Statement|Declaration|PropertyDefinition)$/.test(node.type) || node.type === 'Property';

/** It ends in another error: that one tells. */
const throws = (body) =>
  body.type === 'BlockStatement' && body.body.some((statement) => statement.type === 'ThrowStatement');

export const toldErrors = {
  meta: { type: 'problem', schema: [], docs: { description: MESSAGE } },
  create: (context) => {
    const { sourceCode } = context;
    const hasWords = (node) => sourceCode.getCommentsBefore(node).length > 0;
    const isExplained = (node) => {
      if (sourceCode.getCommentsInside(node).length > 0) return true;
      let lines = 0;
      for (let at = node; at !== null && at.type !== 'Program'; at = at.parent) {
        if (isFunction(at)) lines = at.loc.end.line - at.loc.start.line + 1;
        if (lines > SHORT_FUNCTION_LINES) return false;
        const exported = at.parent?.type === 'ExportNamedDeclaration' ? at.parent : at;
        if (isStatement(at) && hasWords(exported)) return true;
      }
      return false;
    };
    const isUnused = (node, name) =>
      !sourceCode.getDeclaredVariables(node).some((one) => one.name === name && one.references.length > 0);
    return {
      CatchClause: (node) => {
        const { param, body } = node;
        const ignores = param === null || (param.type === 'Identifier' && isUnused(node, param.name));
        if (ignores && !throws(body) && !isExplained(node)) context.report({ node, message: MESSAGE });
      },
      'CallExpression[callee.property.name="catch"]': (node) => {
        const [handler] = node.arguments;
        if (handler === undefined || !isFunction(handler)) return;
        const [param] = handler.params;
        const ignores = param === undefined || (param.type === 'Identifier' && isUnused(handler, param.name));
        if (ignores && !throws(handler.body) && !isExplained(node))
          context.report({ node, message: MESSAGE });
      },
    };
  },
};
