// What Nx costs at the least: a plugin whose batch executor starts `true` for each task and says how it ended.

/** Files of the package `bare`. @param hooks how many targets each project gets */
export function bareModule(hooks) {
  return {
    'package.json': { name: 'bare', version: '1.0.0', main: 'index.js', executors: './executors.json' },
    'executors.json': {
      executors: {
        run: { implementation: './batch', batchImplementation: './batch', preferBatch: true, schema: './schema.json' },
      },
    },
    'schema.json': { version: 2, type: 'object', properties: {} },
    'index.js': plugin(hooks),
    'batch.js': executor,
  };
}

function plugin(hooks) {
  return `
const { dirname } = require('node:path');
const targets = Object.fromEntries(Array.from({ length: ${hooks} }, (_, index) => ['quality--h' + index, {
  executor: 'bare:run', cache: true, options: {}, inputs: ['{projectRoot}/**/*.txt'], outputs: [],
}]));
targets.quality = { executor: 'nx:noop', dependsOn: Object.keys(targets), inputs: ['{projectRoot}/**/*'] };
const create = (files) => files.filter((file) => file.startsWith('packages/')).map((file) => [file, { projects: { [dirname(file)]: { targets } } }]);
exports.name = 'bare';
exports.createNodes = exports.createNodesV2 = ['**/project.json', create];
`;
}

const executor = `
const { spawn } = require('node:child_process');
const { availableParallelism } = require('node:os');
exports.default = async (graph) => {
  const waiting = Object.keys(graph.tasks);
  const results = {};
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const code = await new Promise((resolve) => spawn('true', [], { stdio: ['ignore', 'pipe', 'pipe'] }).on('close', resolve));
      results[id] = { success: code === 0, status: code === 0 ? 'success' : 'failure', terminalOutput: '' };
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
};
`;
