"""Both parsers, for tests whose promise holds for either."""

from __future__ import annotations

import pytest
import yaml

from generator.loading.yaml_nodes import Parser

PARSERS = (yaml.CSafeLoader, yaml.SafeLoader)


@pytest.fixture(params=PARSERS, ids=("libyaml", "pure"))
def parser(request: pytest.FixtureRequest) -> Parser:
    """Give a loader class of PyYAML."""
    return request.param
