"""The network on paper: pictures, timelines and matrices as PNG, SVG and PDF."""
