// A non-collinear stack of magnets and spacers, solved exactly: what straight C++ needs for one orientation of all magnets.
//
// Layers alternate normal metal, ferromagnet, ... between two reservoirs, all in plain contact. Each face between two layers carries the
// accumulation vector D. A layer hands over, in its own frame, the spin current
//     (J_1, J_2) = [[ c, -s ], [ -s, c ]] (D_1, D_2),   c = sigma kappa coth(kappa d),   s = sigma kappa csch(kappa d),
// with a real kappa = 1/l along the moment and a complex one across it. Spin is conserved at the faces: K D = J0 b, block tridiagonal with
// blocks of three. The answers are R A = R_s + b.D/2 and the spin current that each magnet absorbs.
#include <chrono>
#include <cmath>
#include <complex>
#include <cstdio>
#include <cstdlib>
#include <vector>

using Complex = std::complex<double>;

struct Vec { double x, y, z; };
struct Mat { double xx, xy, xz, yx, yy, yz, zx, zy, zz; };

static inline double dot(const Vec& a, const Vec& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline Vec cross(const Vec& a, const Vec& b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
static inline Vec operator+(const Vec& a, const Vec& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
static inline Vec operator-(const Vec& a, const Vec& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
static inline Vec operator*(double f, const Vec& a) { return {f * a.x, f * a.y, f * a.z}; }
static inline Vec operator*(const Mat& m, const Vec& v) {
    return {m.xx * v.x + m.xy * v.y + m.xz * v.z, m.yx * v.x + m.yy * v.y + m.yz * v.z, m.zx * v.x + m.zy * v.y + m.zz * v.z};
}
static inline Mat operator*(const Mat& a, const Mat& b) {
    return {a.xx * b.xx + a.xy * b.yx + a.xz * b.zx, a.xx * b.xy + a.xy * b.yy + a.xz * b.zy, a.xx * b.xz + a.xy * b.yz + a.xz * b.zz,
            a.yx * b.xx + a.yy * b.yx + a.yz * b.zx, a.yx * b.xy + a.yy * b.yy + a.yz * b.zy, a.yx * b.xz + a.yy * b.yz + a.yz * b.zz,
            a.zx * b.xx + a.zy * b.yx + a.zz * b.zx, a.zx * b.xy + a.zy * b.yy + a.zz * b.zy, a.zx * b.xz + a.zy * b.yz + a.zz * b.zz};
}
static inline Mat operator+(const Mat& a, const Mat& b) {
    return {a.xx + b.xx, a.xy + b.xy, a.xz + b.xz, a.yx + b.yx, a.yy + b.yy, a.yz + b.yz, a.zx + b.zx, a.zy + b.zy, a.zz + b.zz};
}
static inline Mat operator-(const Mat& a, const Mat& b) {
    return {a.xx - b.xx, a.xy - b.xy, a.xz - b.xz, a.yx - b.yx, a.yy - b.yy, a.yz - b.yz, a.zx - b.zx, a.zy - b.zy, a.zz - b.zz};
}
static inline Mat inverse(const Mat& m) {
    double p = m.yy * m.zz - m.yz * m.zy, q = m.yz * m.zx - m.yx * m.zz, r = m.yx * m.zy - m.yy * m.zx;
    double f = 1 / (m.xx * p + m.xy * q + m.xz * r);
    return {f * p, f * (m.xz * m.zy - m.xy * m.zz), f * (m.xy * m.yz - m.xz * m.yy),
            f * q, f * (m.xx * m.zz - m.xz * m.zx), f * (m.xz * m.yx - m.xx * m.yz),
            f * r, f * (m.xy * m.zx - m.xx * m.zy), f * (m.xx * m.yy - m.xy * m.yx)};
}

// "along" on the moment, "across" as a complex number off it.
static inline Mat turned(const Vec& u, double along, const Complex& across) {
    double a = across.real(), b = across.imag(), g = along - a;
    return {a + g * u.x * u.x, g * u.x * u.y - b * u.z, g * u.x * u.z + b * u.y,
            g * u.y * u.x + b * u.z, a + g * u.y * u.y, g * u.y * u.z - b * u.x,
            g * u.z * u.x - b * u.y, g * u.z * u.y + b * u.x, a + g * u.z * u.z};
}

// SI units. A normal metal has beta = 0 and no transverse lengths of its own.
struct Layer { double thickness, rhoStar, beta, length, lattice, dephasing, precession; bool isMagnet; };

// What a layer is to the network, moments aside.
struct TwoPort { double along, alongCoupling, series, beta; Complex across, acrossCoupling, share; bool isMagnet; };

static TwoPort twoPort(const Layer& layer) {
    TwoPort port{};
    double sigma = 1 / (2 * layer.rhoStar), x = layer.thickness / layer.length, e = std::exp(-x), f = 1 / (-std::expm1(-2 * x));
    port.along = sigma / layer.length * (1 + e * e) * f;
    port.alongCoupling = sigma / layer.length * 2 * e * f;
    port.series = layer.thickness * layer.rhoStar * (1 - layer.beta * layer.beta);
    port.beta = layer.beta;
    port.isMagnet = layer.isMagnet;
    if (!layer.isMagnet) return port;
    double sigmaAcross = sigma / (1 - layer.beta * layer.beta);
    double lattice = 1 / (layer.lattice * layer.lattice);
    Complex magnet(1 / (layer.dephasing * layer.dephasing), -1 / (layer.precession * layer.precession));
    Complex kappa = std::sqrt(lattice + magnet), z = std::exp(-kappa * layer.thickness), g = 1. / (1. - z * z);
    port.across = sigmaAcross * kappa * (1. + z * z) * g;
    port.acrossCoupling = sigmaAcross * kappa * 2. * z * g;
    port.share = sigmaAcross * magnet / kappa * (1. - z) / (1. + z);
    return port;
}

struct Work { std::vector<Mat> elimination; std::vector<Vec> reduced; };

// Nodes 1 .. n-1 stand between the layers 0 .. n-1; the two reservoirs hold D = 0. Returns R A; absorbed[k] of layer k where it is a magnet.
static double solve(const std::vector<TwoPort>& ports, const std::vector<Vec>& moments, Work& work, std::vector<Vec>& absorbed) {
    int n = (int)ports.size();
    Mat coupling{}, before{};
    Vec sum{};
    double series = 0;
    for (int i = 0; i < n; i++) {
        const TwoPort& port = ports[i];
        const Vec& u = moments[i];
        Mat own, next;
        Vec drive{};
        if (port.isMagnet) {
            own = turned(u, port.along, port.across);
            next = turned(u, port.alongCoupling, port.acrossCoupling);
            drive = port.beta * u;
        } else {
            own = {port.along, 0, 0, 0, port.along, 0, 0, 0, port.along};
            next = {port.alongCoupling, 0, 0, 0, port.alongCoupling, 0, 0, 0, port.alongCoupling};
        }
        series += port.series;
        if (i > 0) {
            // The node between layer i - 1 and layer i: pivot, then its share in the next.
            Mat pivot = inverse(before + own);
            Vec right = sum - drive;
            work.reduced[i] = pivot * right;
            if (i + 1 < n) {
                work.elimination[i] = pivot * next;
                coupling = next;
                sum = drive + coupling * work.reduced[i];
                before = own - coupling * work.elimination[i];
            }
        } else {
            before = own;
            sum = drive;
        }
    }
    for (int i = n - 2; i >= 1; i--) work.reduced[i] = work.reduced[i] + work.elimination[i] * work.reduced[i + 1];
    double product = 0;
    for (int i = 0; i < n; i++) {
        if (!ports[i].isMagnet) continue;
        Vec left = i > 0 ? work.reduced[i] : Vec{}, right = i + 1 < n ? work.reduced[i + 1] : Vec{}, total = left + right, u = moments[i];
        product += ports[i].beta * dot(u, right - left);
        Vec across = total - dot(u, total) * u;
        absorbed[i] = ports[i].share.real() * across + ports[i].share.imag() * cross(u, total);
    }
    return series + product / 2;
}

static std::vector<Layer> stack(int count) {
    std::vector<Layer> layers;
    for (int i = 0; i < count; i++) {
        double nm = 1e-9;
        if (i % 2 == 0) layers.push_back({(3 + i % 3) * nm, 6e-9, 0, 450 * nm, 0, 0, 0, false});
        else layers.push_back({(2 + i % 3) * nm, 75e-9, 0.46, 60 * nm, 40 * nm, 3 * nm, 2 * nm, true});
    }
    return layers;
}

static void turn(std::vector<Vec>& moments, double phase) {
    for (size_t i = 0; i < moments.size(); i++) {
        double theta = 0.3 * i + phase, phi = 0.5 * i;
        moments[i] = {std::sin(theta) * std::cos(phi), std::sin(theta) * std::sin(phi), std::cos(theta)};
    }
}

template <class Body> static double best(int repeats, int rounds, Body body) {
    double least = 1e9;
    for (int round = 0; round < rounds; round++) {
        auto start = std::chrono::steady_clock::now();
        for (int k = 0; k < repeats; k++) body(k);
        least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / repeats);
    }
    return least;
}

int main(int argc, char** argv) {
    int count = argc > 1 ? std::atoi(argv[1]) : 10;
    std::vector<Layer> layers = stack(count);
    std::vector<TwoPort> ports(count);
    for (int i = 0; i < count; i++) ports[i] = twoPort(layers[i]);
    // Two sets of moments, used in turn, so that nothing can be kept from one orientation to the next.
    std::vector<Vec> moments[2] = {std::vector<Vec>(count), std::vector<Vec>(count)}, absorbed(count);
    turn(moments[0], 0);
    turn(moments[1], 0.1);
    Work work{std::vector<Mat>(count), std::vector<Vec>(count)};
    double resistance = solve(ports, moments[0], work, absorbed);
    std::printf("layers %d  R A %.15e ohm m2  absorbed by the second layer %.12e %.12e %.12e\n", count, resistance, absorbed[1].x, absorbed[1].y, absorbed[1].z);
    // Short windows and many of them: on a busy machine the best window is the one that nobody disturbed.
    int repeats = count > 1000 ? 1 : 500, windows = 2000;
    volatile double sink = 0;
    double prepared = best(repeats, windows, [&](int k) { sink = solve(ports, moments[k & 1], work, absorbed); });
    double whole = best(repeats, windows, [&](int k) {
        for (int i = 0; i < count; i++) ports[i] = twoPort(layers[i]);
        sink = solve(ports, moments[k & 1], work, absorbed);
    });
    std::printf("prepared %.1f ns  whole %.1f ns  per orientation\n", prepared * 1e9, whole * 1e9);
    (void)sink;
}
