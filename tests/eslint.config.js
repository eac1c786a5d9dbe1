import tseslint from 'typescript-eslint'

/** What the import law of the folders cannot say by itself is said here; the rest is layers.test.ts. */
export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'release/**', 'node_modules/**', 'tests/golden/**'] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always'],
      'no-console': ['error', { allow: ['error'] }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['renderer/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/host/**', '**/electron/**', '**/cli/**'],
              message: 'The page knows the machine by the types of its contract only.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['cli/**', 'tests/**', '**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
)
