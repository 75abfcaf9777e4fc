"""A contract for import-linter: these modules reach nothing but what is named here and the standard library."""

import sys
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules


class OnlyContract(Contract):
    """Unlike a list of what is forbidden, it also holds for what nobody has thought of yet.

    - modules: the modules, with everything inside them, that are kept small.
    - allowed: what they may reach, directly or not; a name stands for everything inside it.
    """

    type_name = "only"

    modules = fields.SetField(subfield=fields.ModuleExpressionField())
    allowed = fields.SetField(subfield=fields.ModuleField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        chains: list[tuple[str, ...]] = []
        sources: Any = self.modules
        for source in module_expressions_to_modules(graph, sources):
            for reached in graph.find_upstream_modules(source.name, as_package=True):
                if not self._may_reach(reached):
                    chain = graph.find_shortest_chain(source.name, reached, as_packages=True)
                    chains.append(chain or (source.name, reached))
        return ContractCheck(kept=not chains, metadata={"chains": sorted(chains)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain), bold=False)

    def _may_reach(self, module: str) -> bool:
        names: Any = self.allowed
        within = any(f"{module}.".startswith(f"{allowed.name}.") for allowed in names)
        return within or module.split(".")[0] in sys.stdlib_module_names
