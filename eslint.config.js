import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const impure = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'No random here: ids and seeds arrive in the command.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'No clock here: times arrive in the command or event.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: times arrive in the command or event.',
  },
];
const moneyAsNumber = [
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: 'Money is a decimal string; use shared/money.ts.',
  },
  {
    selector: "CallExpression[callee.property.name='toNumber']",
    message: 'Money never becomes a JS number.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'data',
      'coverage',
      'node_modules',
      'test/architecture/fixture',
      'web/src/api/schema.ts',
      '**/*.cjs',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['bin/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      curly: ['error', 'multi-line'],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: false, skipComments: false }],
      'max-params': ['error', 5],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // Nest declares the shapes of its options as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-syntax': ['error', ...moneyAsNumber],
    },
  },
  {
    files: [
      'src/shared/**',
      'src/**/*.decider.ts',
      'src/**/*.events.ts',
      'src/orders/order-{ledger,state,evolve}.ts',
      'projections/**/*.projection.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...impure, ...moneyAsNumber] },
  },
  { files: ['src/shared/money.ts'], rules: { 'no-restricted-syntax': ['error', ...impure] } },
  {
    // A spec is one long table of sentences, and supertest bodies are untyped by nature.
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['web/src/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Handlers that start something and don't wait for it say so with void where it matters.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['bin/*.js'], ...tseslint.configs.disableTypeChecked },
);
