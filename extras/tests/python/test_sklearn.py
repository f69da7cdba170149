# SPDX-License-Identifier: MIT
"""scikit-learn models give what scikit-learn gives, and keep their accuracy in int8."""

from __future__ import annotations

import pickle
import warnings

import joblib
import numpy as np
import pytest
from compiled import Program
from sklearn.datasets import load_diabetes, load_digits, load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import (
    MaxAbsScaler,
    MinMaxScaler,
    Normalizer,
    RobustScaler,
    StandardScaler,
)
from thimble import ThimbleError, Unsupported, convert

DIGITS = load_digits(return_X_y=True)
IRIS = load_iris(return_X_y=True)
DIABETES = load_diabetes(return_X_y=True, scaled=False)


def fitted(model, data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a hundred steps are enough here
        return model.fit(*data)


def classifier(**settings):
    return MLPClassifier(**{"max_iter": 60, "random_state": 0, **settings})


def regressor(**settings):
    return MLPRegressor(**{"max_iter": 300, "random_state": 0, **settings})


@pytest.fixture(scope="module")
def models():
    x, y = IRIS
    two = (x, np.array(["no", "yes"])[(y == 1).astype(int)])
    many = (x, np.stack([y == 0, y > 0], axis=1).astype(int))
    iris, diabetes = IRIS, DIABETES
    one = (diabetes[0], diabetes[1] / 100)
    several = (diabetes[0], np.stack([diabetes[1], diabetes[1] + 500], axis=1))
    scaled = make_pipeline(StandardScaler(), classifier(hidden_layer_sizes=(9,)))
    made = {
        "digits": (classifier(hidden_layer_sizes=(16,)), DIGITS),
        "standard": (scaled, DIGITS),
        "iris": (
            make_pipeline(MinMaxScaler((-1, 1)), classifier(activation="tanh")),
            iris,
        ),
        "logistic": (
            make_pipeline(RobustScaler(), classifier(activation="logistic")),
            iris,
        ),
        "binary": (
            make_pipeline(MaxAbsScaler(), classifier(hidden_layer_sizes=(5, 4))),
            two,
        ),
        "multilabel": (classifier(), many),
        "identity": (
            make_pipeline(StandardScaler(), regressor(activation="identity")),
            one,
        ),
        "several": (
            make_pipeline(StandardScaler(), MinMaxScaler(), regressor()),
            several,
        ),
        "no_mean": (
            make_pipeline(StandardScaler(with_mean=False), regressor()),
            diabetes,
        ),
    }
    return {name: (fitted(model, data), data[0]) for name, (model, data) in made.items()}


def outputs_of(model, x):
    if hasattr(model, "predict_proba"):
        p = model.predict_proba(x)
        return p[:, 1:] if len(model.classes_) == 2 and p.shape[1] == 2 else p
    wanted = model.predict(x)
    return wanted.reshape(len(x), -1)


def wanted_of(name, model, x):
    return model.predict_proba(x) if name == "multilabel" else outputs_of(model, x)


def test_same_as_sklearn(models, tmp_path, claim):
    proof = claim("sklearn_equal")
    networks = []
    for name, (model, x) in models.items():
        networks.append(
            convert(model, numbers="float32", board="cortex-m4", name=f"m_{name}")
        )
        wanted = wanted_of(name, model, x)
        got = networks[-1].predict(x)
        off = np.abs(got - wanted) > 1e-6 * np.abs(wanted).max()
        proof.add(wanted.size, int(off.sum()))
        assert not off.any(), name
    program = Program(networks, tmp_path)
    for network, (name, (model, x)) in zip(networks, models.items()):
        wanted = wanted_of(name, model, x)
        got = program.predict(network, x)
        off = np.abs(got - wanted) > 2e-5 * np.abs(wanted).max()
        proof.add(wanted.size, int(off.sum()))
        assert not off.any(), name


@pytest.mark.parametrize("rounding", ["native", "tflite"])
def test_int8_keeps_the_answers(models, rounding):
    for name, (model, x) in models.items():
        network = convert(
            model, numbers="int8", calibrate=x, rounding=rounding, board="mega"
        )
        wanted, got = wanted_of(name, model, x), network.predict(x)
        if network.network.task == "classifier":
            same = np.mean(wanted.argmax(axis=1) == got.argmax(axis=1))
            assert same > 0.96, (name, same)
        elif network.network.task == "regressor":
            error = np.sqrt(np.square(wanted - got).mean(axis=0))
            assert (error < 0.06 * wanted.std(axis=0)).all(), (name, error)
        else:
            assert np.abs(wanted - got).mean() < 0.02, name


def test_labels(models):
    assert convert(models["binary"][0]).labels == ["no", "yes"]
    network = convert(models["digits"][0])
    assert network.labels == [str(k) for k in range(10)]
    assert "static const char kLabels[10][2]" in network.header
    assert "kLabels" not in convert(models["identity"][0]).header


def test_accuracy_with_the_labels_of_the_model(models):
    x, y = IRIS
    names = np.array(["no", "yes"])[(y == 1).astype(int)]
    model = models["binary"][0]
    report = convert(model, numbers="int8", calibrate=(x, names)).report
    assert report.quality.scores[0].name == "accuracy"
    assert report.quality.scores[0].network == pytest.approx(model.score(x, names))
    assert "accuracy:" in str(report)


def test_score_of_a_regressor(models):
    model, x = models["no_mean"]
    y = DIABETES[1]
    scores = convert(model, numbers="int8", calibrate=(x, y)).report.quality.scores
    assert [score.name for score in scores] == ["RMSE", "R2"]
    assert scores[1].network == pytest.approx(model.score(x, y))
    assert scores[1].converted == pytest.approx(model.score(x, y), abs=0.02)


def test_features_of_different_range_get_a_scale_each(models):
    x = DIABETES[0] * np.logspace(-2, 2, 10)
    network = convert(models["no_mean"][0], numbers="int8", calibrate=x)
    assert network.network.input.per_feature
    assert "static inline int8_t quantize(float x, uint16_t i)" in network.header
    assert not convert(
        models["digits"][0], numbers="int8", calibrate=DIGITS[0]
    ).network.input.per_feature


def test_whole_numbers_stay_exact(models):
    pixels = np.random.default_rng(0).integers(0, 256, (300, 64))
    scale = convert(models["digits"][0], numbers="int8", calibrate=pixels).network.input
    assert scale.scale.tolist() == [1.0]
    assert scale.zero_point.tolist() == [-128]


@pytest.mark.parametrize("extension", ["joblib", "pkl"])
def test_files(models, tmp_path, capsys, extension):
    model, x = models["iris"]
    path = tmp_path / f"m.{extension}"
    if extension == "joblib":
        joblib.dump(model, path)
    else:
        path.write_bytes(pickle.dumps(model))
    network = convert(path)
    assert np.allclose(network.predict(x), model.predict_proba(x), atol=1e-6)
    assert "loading a pickle runs the code inside it" in capsys.readouterr().err


def test_file_of_something_else(tmp_path):
    joblib.dump({"a": 1}, tmp_path / "m.joblib")
    with pytest.raises(ThimbleError, match=r"holds a builtins\.dict"):
        convert(tmp_path / "m.joblib")
    (tmp_path / "n.pkl").write_bytes(b"nonsense")
    with pytest.raises(ThimbleError, match="cannot be loaded"):
        convert(tmp_path / "n.pkl")


def test_grid_search():
    search = GridSearchCV(classifier(), {"alpha": [1e-4, 1e-3]}, cv=2)
    search = fitted(search, IRIS)
    assert np.allclose(
        convert(search).predict(IRIS[0]), search.predict_proba(IRIS[0]), atol=1e-6
    )


def test_refusals():
    x, y = IRIS
    pipeline = Pipeline(
        [("norm", Normalizer()), ("mlp", classifier(hidden_layer_sizes=(3,)))]
    )
    clipped = make_pipeline(MinMaxScaler(clip=True), classifier(hidden_layer_sizes=(3,)))
    for model, words in (
        (fitted(pipeline, (x, y)), "Normalizer cannot be folded"),
        (fitted(clipped, (x, y)), "clip=False"),
        (
            RandomForestClassifier(n_estimators=2).fit(x, y),
            "MLPClassifier and MLPRegressor",
        ),
    ):
        with pytest.raises(Unsupported, match=words):
            convert(model)
    with pytest.raises(ThimbleError, match="not fitted"):
        convert(classifier())
    with pytest.raises(ThimbleError, match="cannot be converted"):
        convert({"a": 1})
