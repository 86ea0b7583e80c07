<?php
/**
 * The comments of posts by Tamis instead of WordPress's own. Put this file and tamis-comments.php into the folder of the theme (better: of a
 * child theme), add to its functions.php
 *
 *     require_once __DIR__ . '/tamis.php';
 *
 * and to wp-config.php where the service stands:
 *
 *     define('TAMIS_URL', 'https://comments.example.org');
 *
 * Articles are named by the id of their post, as `tamis import wordpress` names them, so that imported comments stand where they stood.
 */

add_filter('comments_template', fn () => __DIR__ . '/tamis-comments.php');

/** Prints a post's comments and the form for one more. */
function tamis_comments(): void
{
    $service = rtrim(TAMIS_URL, '/');
    $id = (string) get_the_ID();
    printf(
        '<script src="%s" defer></script><tamis-comments article-id="%s" article-url="%s" article-title="%s" lang="%s"><a href="%s">%s</a></tamis-comments>',
        esc_url($service . '/embed.js'),
        esc_attr($id),
        esc_url(get_permalink()),
        esc_attr(get_the_title()),
        esc_attr(get_bloginfo('language')),
        esc_url($service . '/embed/' . rawurlencode($id)),
        esc_html__('Comments')
    );
}

/** For lists of posts: the number of a post's comments, once the script has asked for all of a page together. */
function tamis_count(): void
{
    printf('<span data-tamis-count="%s"></span>', esc_attr((string) get_the_ID()));
}
