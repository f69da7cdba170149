# SPDX-License-Identifier: MIT
"""Reads scikit-learn's MLPClassifier, MLPRegressor and a Pipeline of scalers before one."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.graph import (
    Activation,
    ActivationLayer,
    Affine,
    Dense,
    Graph,
    Layer,
    Softmax,
)

_ACTIVATIONS = {
    "identity": "identity",
    "logistic": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
}
_SCALERS = "StandardScaler, MinMaxScaler, MaxAbsScaler and RobustScaler"
EXTENSIONS = (".joblib", ".pkl", ".pickle", ".sav")


def accepts(model: object) -> bool:
    """True for any object of scikit-learn."""
    return type(model).__module__.split(".")[0] == "sklearn"


def read_file(path: Path) -> Graph:
    """Loads a joblib or pickle file, which runs the code in it, and says so."""
    print(
        f"thimble: {path.name} is a pickle, and loading a pickle runs the code inside it: "
        "only convert files you trust",
        file=sys.stderr,
    )
    try:
        import joblib

        model = joblib.load(path)
    except ImportError:
        try:
            model = pickle.loads(path.read_bytes())
        except ImportError as error:
            raise ThimbleError(
                f"{path.name} needs {error.name}, which is not installed: "
                "pip install 'thimble[sklearn]'"
            ) from None
        except Exception as error:
            raise ThimbleError(f"{path.name} cannot be loaded: {error}") from error
    except Exception as error:
        raise ThimbleError(f"{path.name} cannot be loaded: {error}") from error
    if not accepts(model):
        raise ThimbleError(
            f"{path.name} holds a {type(model).__module__}.{type(model).__name__}, not a "
            "scikit-learn model"
        )
    return read(model)


def read(model: Any) -> Graph:
    """The graph of a fitted estimator."""
    kind = type(model).__name__
    if hasattr(model, "best_estimator_"):
        return read(model.best_estimator_)
    steps = [(kind, model)]
    if kind == "Pipeline":
        steps = [
            (name, step)
            for name, step in model.steps
            if step not in (None, "passthrough")
        ]
        if not steps:
            raise ThimbleError("the Pipeline is empty; it must end with an MLP")
    *before, (name, mlp) = steps
    if type(mlp).__name__ not in ("MLPClassifier", "MLPRegressor"):
        raise Unsupported(
            name,
            f"a {type(mlp).__name__} is not a neural network",
            "MLPClassifier and MLPRegressor can be converted",
        )
    if not hasattr(mlp, "coefs_"):
        raise ThimbleError(f"{name} is not fitted: call fit(x, y) before converting it")
    layers: list[Layer] = [_scaler(step_name, step) for step_name, step in before]
    layers += _mlp_layers(mlp)
    graph = Graph(inputs=int(mlp.coefs_[0].shape[0]), layers=layers)
    graph.source = f"scikit-learn {kind}"
    if before and kind == "Pipeline":
        graph.source += f" ({', '.join(type(step).__name__ for _, step in steps)})"
    if type(mlp).__name__ == "MLPRegressor":
        graph.task = "regressor"
    else:
        graph.labels = [str(label) for label in np.asarray(mlp.classes_).tolist()]
        graph.task = "binary" if mlp.n_outputs_ == 1 else "classifier"
        if mlp.out_activation_ == "logistic" and mlp.n_outputs_ > 1:
            graph.task = "multilabel"
    return graph


def _mlp_layers(mlp: Any) -> list[Layer]:
    layers: list[Layer] = []
    last = len(mlp.coefs_) - 1
    for index, (weights, bias) in enumerate(zip(mlp.coefs_, mlp.intercepts_)):
        name = f"layer {index + 1} of {last + 1}"
        layers.append(
            Dense(
                name,
                np.asarray(weights, np.float64).T.copy(),
                np.asarray(bias, np.float64),
            )
        )
        kind = mlp.activation if index < last else mlp.out_activation_
        if kind == "softmax":
            layers.append(Softmax("softmax"))
        elif kind in _ACTIVATIONS:
            layers.append(ActivationLayer(name, Activation(_ACTIVATIONS[kind])))
        else:
            raise Unsupported(
                name,
                f"the activation {kind} is unknown",
                "relu, tanh, logistic and identity work",
            )
    return layers


def _scaler(name: str, step: Any) -> Affine:
    """x * scale + offset of a fitted scaler."""
    kind = type(step).__name__
    features = getattr(step, "n_features_in_", None)
    if features is None:
        raise Unsupported(
            name, f"the {kind} is not fitted", "fit the whole Pipeline first"
        )
    one, zero = np.ones(features), np.zeros(features)

    def values(attribute: str, default: np.ndarray) -> np.ndarray:
        found = getattr(step, attribute, None)
        return default if found is None else np.asarray(found, np.float64)

    if kind == "StandardScaler":
        scale = 1 / values("scale_", one)
        # mean_ is also there when it is not subtracted.
        mean = values("mean_", zero) if step.with_mean else zero
        return Affine(name, scale, -mean * scale)
    if kind == "RobustScaler":
        scale = 1 / values("scale_", one)
        return Affine(name, scale, -values("center_", zero) * scale)
    if kind == "MaxAbsScaler":
        return Affine(name, 1 / values("scale_", one), zero)
    if kind == "MinMaxScaler":
        if getattr(step, "clip", False):
            raise Unsupported(
                name,
                "MinMaxScaler(clip=True) clips its output",
                "refit it with clip=False",
            )
        return Affine(name, values("scale_", one), values("min_", zero))
    raise Unsupported(
        name, f"a {kind} cannot be folded into the network", f"{_SCALERS} can"
    )
